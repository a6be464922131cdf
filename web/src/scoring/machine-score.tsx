import type { DimensionScore } from '@caseroom/core/wire/report';
import { QuoteList } from '../report/quote-list.tsx';
import { bandText, levelWord } from '../report/words.ts';

/** What the machine made of a dimension, and what it rests that on. */
export function MachineScore({ score }: { score: DimensionScore }) {
  return (
    <div className="mt-4 rounded-xl bg-wash px-4 py-3">
      <p>
        <span className="text-soft text-sm">The machine: </span>
        <span className="font-serif text-lg italic">{levelText(score)}</span>
        {score.band && (
          <span className="figures text-soft text-sm">
            {' '}
            {bandText(score.band)} of 5{score.score !== null && `, ${score.score.toFixed(1)} on paper`}
          </span>
        )}
      </p>
      <ul className="mt-1 grid max-w-[62ch] gap-1 text-[0.9375rem]">
        {score.because.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <QuoteList quotes={score.quotes} />
    </div>
  );
}

function levelText({ status, level }: DimensionScore): string {
  if (status === 'self_rating') return 'no score, as no model judged it';
  return status === 'scored' && level ? levelWord(level).toLowerCase() : 'not enough evidence';
}
