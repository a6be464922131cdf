import type { DimensionScore } from '@caseroom/core/wire/report';
import { RedoLink } from '../redo/redo-link.tsx';
import { useMoments } from '../redo/use-moments.ts';
import { CoachBeside } from './coach/coach-beside.tsx';
import { QuoteList } from './quote-list.tsx';
import { useReport } from './report-context.ts';
import { ScaleBar } from './scale-bar.tsx';
import { Section } from './section.tsx';
import { bandText, dimensionWord, levelWord } from './words.ts';

export function DimensionSection() {
  const { report } = useReport();
  return (
    <Section id="dimensions" title="How you did" note="Each with the words it rests on.">
      <ol className="grid">
        {report.dimensions.map((dimension) => (
          <li
            key={dimension.dimension}
            className="border-rule border-b py-6 first:pt-0 last:border-0 last:pb-0"
          >
            <DimensionEntry score={dimension} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function DimensionEntry({ score }: { score: DimensionScore }) {
  const moments = useMoments();
  return (
    <article>
      <div className="grid items-center gap-x-8 gap-y-2 sm:grid-cols-[1fr_14rem]">
        <h3 className="font-medium text-lg">
          {dimensionWord(score.dimension)}
          <span className="ml-3 font-normal font-serif text-xl italic">{levelOf(score)}</span>
        </h3>
        {score.band && <ScaleBar band={score.band} score={score.score} />}
      </div>
      {score.band && (
        <p className="figures mt-1 text-soft text-sm">
          {bandText(score.band)} of 5{numberText(score)}
          {score.confidence && `; confidence ${score.confidence}`}
        </p>
      )}
      <ul className="mt-2 grid max-w-[62ch] gap-1">
        {score.because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <QuoteList quotes={score.quotes} />
      <CoachBeside machine={score} />
      <RedoLink moment={moments.ofDimension(score.dimension, score.quotes)} />
      {score.status !== 'self_rating' && <Anchors anchors={score.anchors} />}
    </article>
  );
}

/** The number comes last, on both scales. */
function numberText({ score, points }: DimensionScore): string {
  if (score === null) return '';
  const hundred = points === null || points === undefined ? '' : ` (${points} of 100)`;
  return `, ${score.toFixed(1)} on paper${hundred}`;
}

function levelOf(score: DimensionScore): string {
  if (score.status === 'not_enough_evidence') return 'not enough evidence';
  if (score.status === 'self_rating') return 'yours to rate';
  return score.level ? levelWord(score.level).toLowerCase() : '';
}

function Anchors({ anchors }: { anchors: readonly string[] }) {
  if (anchors.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="inline-flex min-h-11 items-center text-accent text-sm underline-offset-4 hover:underline">
        What is seen at 1 to {anchors.length}
      </summary>
      <ol className="mt-1 grid max-w-[62ch] list-decimal gap-1 pl-6 text-[0.9375rem]">
        {anchors.map((anchor) => (
          <li key={anchor}>{anchor}</li>
        ))}
      </ol>
    </details>
  );
}
