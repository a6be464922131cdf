import { levelWords } from '@caseroom/core/wire/report';
import type { CoachRating, PassWord, SteeringFlag } from '@caseroom/core/wire/coach-score';
import { levelWord } from '../report/words.ts';

export const ratings: readonly CoachRating[] = [1, 2, 3, 4, 5, 'not_enough_evidence'];

/** `4, above usual practice`. */
export function ratingWords(rating: CoachRating): string {
  if (rating === 'not_enough_evidence') return 'not enough evidence';
  const level = levelWords[rating - 1];
  return level ? `${rating}, ${levelWord(level).toLowerCase()}` : String(rating);
}

const passing: Record<PassWord, string> = { no: 'No', borderline: 'Borderline', yes: 'Yes' };
export const passText = (word: PassWord): string => passing[word];

const steering: Record<SteeringFlag['kind'], string> = {
  asks_for_score: 'Asks for a score',
  instructs: 'Instructs whoever scores',
  speaks_as_other: 'Speaks as somebody else',
  markup: 'Markup, or words that nobody speaks',
  other_language: 'An order in another language',
};
export const steeringWord = (kind: SteeringFlag['kind']): string => steering[kind];

export const dayText = (iso: string): string =>
  new Date(iso).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
