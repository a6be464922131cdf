import type { DimensionRating, Override } from '@caseroom/core/wire/coach-score';
import type { DimensionScore } from '@caseroom/core/wire/report';
import { useId } from 'react';
import { dimensionWord } from '../report/words.ts';
import { inputClass } from '../ui/field.tsx';
import { ratingWords } from './words.ts';

type OverrideFieldProps = {
  own: DimensionRating;
  machine: DimensionScore;
  override: Override | undefined;
  onChange: (override: Override | null) => void;
};

/** Whether the coach's level counts in place of the machine's score, and why. */
export function OverrideField({ own, machine, override, onChange }: OverrideFieldProps) {
  const id = useId();
  const { dimension, rating } = own;
  if (rating === null) return null;
  const instead =
    machine.score === null ? 'where the machine has none' : `in place of ${machine.score.toFixed(1)}`;
  return (
    <div className="mt-3 max-w-[62ch]">
      <label className="flex items-start gap-3 py-2">
        <input
          type="checkbox"
          className="mt-1 size-4.5 shrink-0 accent-accent"
          checked={override !== undefined}
          onChange={(event) => onChange(event.target.checked ? { dimension, rating, reason: '' } : null)}
        />
        <span>
          Let mine count for {dimensionWord(dimension)}: {ratingWords(rating)}, {instead}.
        </span>
      </label>
      {override && (
        <>
          <label htmlFor={id} className="mb-1 block text-sm">
            Why, for the candidate to read
          </label>
          <textarea
            id={id}
            rows={2}
            maxLength={2_000}
            required
            value={override.reason}
            onChange={(event) => onChange({ ...override, reason: event.target.value })}
            className={inputClass}
          />
        </>
      )}
    </div>
  );
}
