import type { Dimension } from '@caseroom/core/case/schema';
import type { CoachWord, CountedScore } from '@caseroom/core/wire/coach-score';
import type { DimensionScore } from '@caseroom/core/wire/report';
import { ratingWords } from '../../scoring/words.ts';
import { countsText } from './counts-text.ts';
import { useCoachesWord } from './use-coaches-word.ts';

/** Beside the machine's score of a dimension: each coach's, and which of them counts. */
export function CoachBeside({ machine }: { machine: DimensionScore }) {
  const { data } = useCoachesWord();
  const { dimension } = machine;
  const words = data?.words ?? [];
  if (words.length === 0) return null;
  const counted = data?.counted.find((one) => one.dimension === dimension);
  return (
    <div className="mt-3 max-w-[62ch] border-accent border-l-2 pl-4">
      {words.map((word) => (
        <Said key={word.word_id} word={word} dimension={dimension} />
      ))}
      <Counts machine={machine} counted={counted} words={words} />
    </div>
  );
}

function Said({ word, dimension }: { word: CoachWord; dimension: Dimension }) {
  const said = scoreIn(word, dimension);
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

type CountsProps = {
  machine: DimensionScore;
  counted: CountedScore | undefined;
  words: readonly CoachWord[];
};

function Counts({ machine, counted, words }: CountsProps) {
  if (!counted) return null;
  const { override } = counted;
  const given = words.flatMap((word) => scoreIn(word, machine.dimension)?.rating ?? []);
  const text = countsText({ machine, override, given });
  if (!override) return text && <p className="text-soft text-sm">{text}</p>;
  return (
    <p className="mt-1">
      <span className="font-medium">{text}</span>{' '}
      <span className="whitespace-pre-wrap">{override.reason}</span>
    </p>
  );
}

/** What the version of a coach that stands says of a dimension. */
const scoreIn = ({ versions }: CoachWord, dimension: Dimension) =>
  versions[0]?.sheet.scores.find((one) => one.dimension === dimension);
