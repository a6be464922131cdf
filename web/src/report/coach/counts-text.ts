import type { CoachRating, CountedScore } from '@caseroom/core/wire/coach-score';
import type { DimensionScore } from '@caseroom/core/wire/report';

type Counting = {
  /** The machine's own; undefined where this report has no such dimension. */
  machine: Pick<DimensionScore, 'status'> | undefined;
  override: CountedScore['override'];
  /** What coaches gave, whether it counts or not. */
  given: readonly CoachRating[];
};

/** Which score of a dimension counts; where none does it says so. Empty: nobody gave any. */
export function countsText({ machine, override, given }: Counting): string {
  const isScored = machine?.status === 'scored';
  if (override) {
    const rating = override.rating === 'not_enough_evidence' ? '“not enough evidence”' : override.rating;
    const whose = `${override.coach ?? 'A coach'}'s ${rating} counts`;
    return isScored ? `${whose} in place of the machine's.` : `${whose}; the machine has no score here.`;
  }
  if (isScored) return "The machine's score counts.";
  if (given.length === 0) return '';
  const why =
    machine?.status === 'self_rating' ? 'No model judged this' : 'The machine found too little here';
  return `${why}, so no score counts. What ${given.length === 1 ? 'a coach gave stands as what one person' : 'coaches gave stands as what people'} thought.`;
}

/** Beside an overall that nobody's scores make up; empty where there is one, or no coach spoke. */
export const apartText = (
  status: 'none' | 'incomplete' | 'scored',
  coaches: number,
  byCoach: boolean,
): string =>
  status !== 'none' || coaches === 0 || byCoach
    ? ''
    : `${coaches === 1 ? 'A coach has' : 'Coaches have'} scored it: each dimension below says how. None of that was set to count, so it makes no overall score.`;
