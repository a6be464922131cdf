import type { TakeCard } from '@caseroom/core/wire/redo-routes';
import { doorWord } from '../history/words.ts';

export const titleOf = (take: TakeCard | undefined): string =>
  take?.is_original ? 'In the interview' : 'Taken again';

export function whenOf(take: TakeCard | undefined): string {
  if (!take) return '';
  const at = new Date(take.created_at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return `${at}, ${doorWord(take.door)}`;
}
