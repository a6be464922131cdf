import type { ReactNode } from 'react';

export function Section({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: string;
  children: ReactNode;
}) {
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="mt-12 grid scroll-mt-6 gap-x-10 gap-y-5 border-rule-strong border-t pt-6 lg:grid-cols-[13rem_1fr]"
    >
      <div>
        <h2 id={`${id}-title`} className="font-serif text-2xl leading-tight tracking-[-0.01em]">
          {title}
        </h2>
        {note && <p className="mt-1.5 text-soft text-sm">{note}</p>}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
