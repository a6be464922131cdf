import type { DimensionProgress, Progress } from '@caseroom/core/wire/progress';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { Section } from '../report/section.tsx';
import { dimensionWord } from '../report/words.ts';
import { Select } from '../ui/field.tsx';
import { dayOf } from './words.ts';

const ScoreChart = lazy(() =>
  import('./score-chart.tsx').then(({ ScoreChart: chart }) => ({ default: chart })),
);

/** One dimension at a time as a line, with the table that it is drawn from. */
export function DimensionSection({ progress }: { progress: Progress }) {
  const [wanted, setWanted] = useState<string>();
  const first = progress.weakest?.dimension ?? progress.dimensions[0]?.dimension;
  const shown =
    progress.dimensions.find(({ dimension }) => dimension === wanted) ??
    progress.dimensions.find(({ dimension }) => dimension === first);
  if (!shown) return null;
  const versions = new Set(shown.points.map(({ rubric_version }) => rubric_version));
  return (
    <Section id="over-time" title="Over time" note="1 to 5; 3 is usual practice, the dashed line.">
      <Select
        label="Dimension"
        className="max-w-xs"
        value={shown.dimension}
        onChange={({ target }) => setWanted(target.value)}
      >
        {progress.dimensions.map(({ dimension }) => (
          <option key={dimension} value={dimension}>
            {dimensionWord(dimension)}
          </option>
        ))}
      </Select>
      {versions.size > 1 && (
        <p className="mt-3 text-soft text-sm">
          The rubric changed in between: scores of different rubrics are separate lines, and are not compared.
        </p>
      )}
      <div className="mt-5">
        <Suspense fallback={<div className="h-56" />}>
          <ScoreChart points={shown.points} />
        </Suspense>
      </div>
      <PointTable shown={shown} />
    </Section>
  );
}

function PointTable({ shown }: { shown: DimensionProgress }) {
  const word = dimensionWord(shown.dimension);
  return (
    // Focusable, so that a keyboard can scroll what is wider than the screen.
    <section className="mt-4 overflow-x-auto" tabIndex={0} aria-label={`Table: ${word} over time`}>
      <table className="figures w-full border-collapse text-[0.9375rem]">
        <thead>
          <tr className="border-ink border-b text-left">
            <th scope="col" className="py-2 pr-4 font-medium">
              Interview
            </th>
            <th scope="col" className="py-2 pr-4 font-medium">
              Day
            </th>
            <th scope="col" className="py-2 pr-4 text-right font-medium">
              {word}
            </th>
            <th scope="col" className="py-2 font-medium">
              Rubric
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.points.toReversed().map((point) => (
            <tr key={point.session_id} className="border-rule border-b">
              <th scope="row" className="py-2 pr-4 text-left font-normal">
                <Link
                  to="/report/$sessionId"
                  params={{ sessionId: point.session_id }}
                  className="underline underline-offset-4"
                >
                  {point.case_title}
                </Link>
              </th>
              <td className="whitespace-nowrap py-2 pr-4">{dayOf(point.ended_at)}</td>
              <td className="whitespace-nowrap py-2 pr-4 text-right">
                {point.score.toFixed(1)}
                {point.by === 'coach' && <span className="text-soft text-sm"> by a coach</span>}
              </td>
              <td className="whitespace-nowrap py-2 text-soft">{point.rubric_version}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
