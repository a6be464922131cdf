/** How far two who give levels agree: one wanted, one given, both on the scale of 1 to 5. */
export type LevelPair = { wanted: number; given: number };

const levels = [1, 2, 3, 4, 5] as const;

/** Quadratic weighted kappa of whole levels; NaN when there is nothing to agree on. */
export function kappaOf(pairs: readonly LevelPair[]): number {
  const rounded = pairs.map(({ wanted, given }) => ({ wanted, given: Math.round(given) }));
  const share = (of: 'wanted' | 'given', level: number) =>
    rounded.filter((one) => one[of] === level).length / rounded.length;
  const distance = (a: number, b: number) => ((a - b) / 4) ** 2;
  const observed =
    rounded.reduce((sum, { wanted, given }) => sum + distance(wanted, given), 0) / rounded.length;
  const expected = levels.reduce(
    (sum, a) =>
      sum + levels.reduce((part, b) => part + distance(a, b) * share('wanted', a) * share('given', b), 0),
    0,
  );
  return 1 - observed / expected;
}

export const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Above 0: what is given lies higher. */
export const biasOf = (pairs: readonly LevelPair[]): number =>
  meanOf(pairs.map(({ wanted, given }) => given - wanted));

/** The share of levels that lie within so much of the wanted one. */
export const within = (pairs: readonly LevelPair[], distance: number): number =>
  pairs.filter(({ wanted, given }) => Math.abs(given - wanted) <= distance).length / pairs.length;
