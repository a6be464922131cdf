import { median } from '../scoring/median.ts';
import type { RecentInterview, SpokenFigures } from '../wire/progress.ts';

export type PastFigure = { value: number; interviews: number };

/**
 * What a measure of delivery usually was in one's own interviews before this one: the median, as one bad line says
 * nothing. Undefined: there is none before it. `recent` newest first.
 */
export function ownPast(
  recent: readonly RecentInterview[],
  sessionId: string,
  key: keyof SpokenFigures,
): PastFigure | undefined {
  const at = recent.findIndex(({ session_id }) => session_id === sessionId);
  const earlier = at === -1 ? [] : recent.slice(at + 1);
  const values = earlier.flatMap(({ spoken }) => spoken?.[key] ?? []).toSorted((one, other) => one - other);
  return values.length === 0 ? undefined : { value: median(values), interviews: values.length };
}
