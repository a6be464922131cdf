import type { Dimension } from '@caseroom/core/case/schema';
import type { CoachRating } from '@caseroom/core/wire/coach-score';
import { dimensionWord } from '../report/words.ts';
import { ratings } from './words.ts';

type RatingFieldProps = {
  dimension: Dimension;
  question: string;
  anchors: readonly string[];
  rating: CoachRating | null;
  onChange: (rating: CoachRating) => void;
};

/** The anchors of a dimension as a choice, and that there is too little to choose by. */
export function RatingField({ dimension, question, anchors, rating, onChange }: RatingFieldProps) {
  return (
    <fieldset>
      <legend className="font-medium text-lg">{dimensionWord(dimension)}</legend>
      <p className="max-w-[62ch] text-soft">{question}</p>
      <div className="mt-2 -ml-3 grid">
        {ratings.map((each) => (
          <label key={each} className="flex max-w-[66ch] gap-3 rounded-lg px-3 py-2 has-checked:bg-wash">
            <input
              type="radio"
              name={`rate-${dimension}`}
              className="mt-1.5 size-4 shrink-0 accent-accent"
              checked={rating === each}
              onChange={() => onChange(each)}
            />
            <span>
              {each === 'not_enough_evidence' ? (
                <span className="text-soft">Not enough evidence</span>
              ) : (
                <>
                  <span className="figures text-soft">{each}</span> {anchors[each - 1]}
                </>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
