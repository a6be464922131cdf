import type { ExhibitView } from '@caseroom/core/case/schema';
import type { ReactNode } from 'react';
import { Exhibit } from '../ui/exhibit-view.tsx';

type BesideExhibitProps = { exhibit: ExhibitView | null; label: string; children: ReactNode };

/** An item with its chart beside it; on a phone below it, so that question and answer stay within a thumb's reach. */
export function BesideExhibit({ exhibit, label, children }: BesideExhibitProps) {
  return (
    <section aria-label={label} className={exhibit ? 'grid items-start gap-x-12 lg:grid-cols-2' : undefined}>
      <div className="min-w-0">{children}</div>
      {exhibit && (
        <div className="mt-8 min-w-0 lg:mt-6">
          <Exhibit exhibit={exhibit} />
        </div>
      )}
    </section>
  );
}
