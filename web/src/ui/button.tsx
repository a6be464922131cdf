import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';

const base =
  'inline-flex select-none items-center justify-center gap-2 rounded-full text-[0.9375rem] font-medium ' +
  'transition-colors disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-50 min-h-11';
const looks = {
  primary: 'bg-accent text-accent-ink hover:opacity-90 px-5',
  outline: 'border border-rule-strong bg-sheet text-ink hover:bg-wash px-5',
  quiet: 'text-ink hover:bg-wash px-3.5',
  danger: 'bg-red text-paper hover:opacity-90 px-5',
} as const;
export type ButtonLook = keyof typeof looks;

export const buttonClass = (look: ButtonLook, extra?: string): string => classes(base, looks[look], extra);

type ButtonProps = ComponentProps<'button'> & { look?: ButtonLook; busy?: boolean; icon?: ReactNode };

/** Busy, it does nothing and keeps the keyboard's focus, which a disabled one loses. */
export function Button({ look = 'outline', busy, icon, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(look, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

/** Three dots rather than a wheel: it reads as "working" also when motion is reduced. */
export function Spinner() {
  return (
    <span aria-hidden="true" className="pulse-soft inline-flex gap-0.5">
      <span className="size-1 rounded-full bg-current" />
      <span className="size-1 rounded-full bg-current" />
      <span className="size-1 rounded-full bg-current" />
    </span>
  );
}
