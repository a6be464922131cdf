import type { Dimension } from '@caseroom/core/case/schema';
import type { MomentCard } from '@caseroom/core/wire/redo-routes';
import type { Quote } from '@caseroom/core/wire/quote';

/** The moment in which something was said; undefined where nothing was asked then. */
export const momentAt = (moments: readonly MomentCard[], ms: number | null): MomentCard | undefined =>
  ms === null ? undefined : moments.findLast(({ start_ms, end_ms }) => ms >= start_ms && ms <= end_ms);

/** Where a dimension shows: the moment that its level rests on, else the first in which it could show. */
export function momentOfDimension(
  moments: readonly MomentCard[],
  dimension: Dimension,
  quotes: readonly Quote[],
): MomentCard | undefined {
  const quoted = quotes.flatMap(({ start_ms }) => momentAt(moments, start_ms) ?? []);
  const showing = (found: readonly MomentCard[]) =>
    found.find(({ dimensions }) => dimensions.includes(dimension));
  return showing(quoted) ?? showing(moments);
}
