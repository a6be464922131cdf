import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { classes } from './classes.ts';

let pagesSeen = 0;

/** For the page's one `h1`: it takes the focus when the page changes, so that a screen reader says where it is. */
export function useTitleFocus(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen > 1) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
}

export function PageTitle({
  children,
  title,
  className,
}: {
  children: ReactNode;
  title: string;
  className?: string;
}) {
  const heading = useTitleFocus();
  return (
    <>
      <title>{`${title} · Caseroom`}</title>
      <h1 ref={heading} tabIndex={-1} className={classes('display text-[2.25rem] sm:text-5xl', className)}>
        {children}
      </h1>
    </>
  );
}

export function Page({ children, narrow }: { children: ReactNode; narrow?: boolean }) {
  return (
    <div
      className={classes(
        'mx-auto w-full px-5 pt-8 pb-20 sm:px-8 sm:pt-14',
        narrow ? 'max-w-xl' : 'max-w-5xl',
      )}
    >
      {children}
    </div>
  );
}

export function Loading({ what }: { what: string }) {
  return (
    <p role="status" className="pulse-soft py-16 text-soft">
      {what}
    </p>
  );
}
