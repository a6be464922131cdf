import type { ReactNode } from 'react';

/** One stretch of the lobby, its name on the left where there is room. */
export function Step({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="grid scroll-mt-6 outline-none gap-x-10 gap-y-4 border-rule border-t py-8 md:grid-cols-[11rem_1fr]"
    >
      <h2 id={`${id}-title`} className="font-serif text-[1.375rem] leading-tight tracking-[-0.01em]">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
