import type { Dimension } from '@caseroom/core/case/schema';
import type { Reading } from './rules-judge.ts';

/** Agreement between the levels that were written down by the anchors and those that were given. */

export type Pair = { id: string; dimension: Dimension; wanted: number; given: number };

export const pairsOf = (readings: readonly Reading[]): Pair[] =>
  readings.flatMap(({ transcript, levels }) =>
    [...levels].flatMap(([dimension, given]) => {
      const wanted = transcript.levels[dimension];
      return wanted === undefined || given === null ? [] : [{ id: transcript.id, dimension, wanted, given }];
    }),
  );

/** Levels that were written down and not given, for want of evidence; they are in no kappa. */
export const unplaced = (readings: readonly Reading[]): string[] =>
  readings.flatMap(({ transcript, levels }) =>
    [...levels].flatMap(([dimension, given]) =>
      given === null && transcript.levels[dimension] !== undefined ? [`${transcript.id} ${dimension}`] : [],
    ),
  );

const levels = [1, 2, 3, 4, 5] as const;

/** Quadratic weighted kappa of whole levels; NaN when there is nothing to agree on. */
export function kappaOf(pairs: readonly Pair[]): number {
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

export const biasOf = (pairs: readonly Pair[]): number =>
  meanOf(pairs.map(({ wanted, given }) => given - wanted));
/** The share of levels that lie within so much of the written one. */
export const within = (pairs: readonly Pair[], distance: number): number =>
  pairs.filter(({ wanted, given }) => Math.abs(given - wanted) <= distance).length / pairs.length;
