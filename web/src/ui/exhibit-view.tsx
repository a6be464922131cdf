import type { ExhibitView } from '@caseroom/core/case/schema';
import { lazy, Suspense } from 'react';
import { sharedUnit } from './exhibit-figure.ts';
import { ExhibitTable } from './exhibit-table.tsx';

const ExhibitChart = lazy(() =>
  import('./exhibit-chart.tsx').then(({ ExhibitChart: chart }) => ({ default: chart })),
);

/** An exhibit as the interviewer hands it over: the chart where there is one, and always the table it is drawn from. */
export function Exhibit({ exhibit }: { exhibit: ExhibitView }) {
  return (
    <figure className="@container min-w-0">
      <figcaption className="font-serif text-xl leading-snug tracking-[-0.01em]">
        {exhibit.title}
        {sharedUnit(exhibit) && (
          <span className="block font-sans text-[0.9375rem] text-soft tracking-normal">
            {sharedUnit(exhibit)}
          </span>
        )}
        {exhibit.note && (
          <span className="mt-1 block font-sans text-soft text-sm tracking-normal">{exhibit.note}</span>
        )}
      </figcaption>
      <div className={layoutOf(exhibit)}>
        {exhibit.kind !== 'table' && (
          <Suspense fallback={<div className="h-64 short:h-36" />}>
            <ExhibitChart exhibit={exhibit} />
          </Suspense>
        )}
        <ExhibitTable exhibit={exhibit} />
      </div>
    </figure>
  );
}

/** Chart and table side by side where the table is narrow enough, one above the other elsewhere. */
function layoutOf({ kind, series }: ExhibitView): string {
  if (kind === 'table') return '';
  const narrow =
    series.length === 1 || (series.length === 2 && series.every(({ unit }) => unit === undefined));
  return `grid items-start gap-x-8 ${narrow ? '@2xl:grid-cols-[3fr_2fr]' : '@4xl:grid-cols-[1fr_1fr]'}`;
}
