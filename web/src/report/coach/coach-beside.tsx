import type { Dimension } from '@caseroom/core/case/schema';
import type { CoachWord, CountedScore } from '@caseroom/core/wire/coach-score';
import { ratingWords } from '../../scoring/words.ts';
import { useCoachesWord } from './use-coaches-word.ts';

/** Beside the machine's score of a dimension: each coach's, and which of them counts. */
export function CoachBeside({ dimension }: { dimension: Dimension }) {
  const { data } = useCoachesWord();
  const words = data?.words ?? [];
  if (words.length === 0) return null;
  const counted = data?.counted.find((one) => one.dimension === dimension);
  return (
    <div className="mt-3 max-w-[62ch] border-accent border-l-2 pl-4">
      {words.map((word) => (
        <Said key={word.word_id} word={word} dimension={dimension} />
      ))}
      <Counts counted={counted} />
    </div>
  );
}

function Said({ word, dimension }: { word: CoachWord; dimension: Dimension }) {
  const said = word.versions[0]?.sheet.scores.find((one) => one.dimension === dimension);
  if (!said || said.rating === null) return null;
  return (
    <div>
      <p>
        <span className="text-soft text-sm">{word.coach ?? 'A coach'}: </span>
        <span className="font-serif text-lg italic">{ratingWords(said.rating)}</span>
      </p>
      {said.comment && <p className="whitespace-pre-wrap">{said.comment}</p>}
    </div>
  );
}

function Counts({ counted }: { counted: CountedScore | undefined }) {
  if (!counted) return null;
  if (!counted.override) return <p className="text-soft text-sm">The machine's score counts.</p>;
  const { coach, rating, reason } = counted.override;
  return (
    <p className="mt-1">
      <span className="font-medium">
        {coach ?? 'A coach'}'s {rating === 'not_enough_evidence' ? '“not enough evidence”' : rating} counts in
        place of the machine's.
      </span>{' '}
      <span className="whitespace-pre-wrap">{reason}</span>
    </p>
  );
}
