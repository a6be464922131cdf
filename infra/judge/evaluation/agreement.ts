import type { Dimension } from '@caseroom/core/case/schema';
import type { LevelPair } from '@caseroom/core/scoring/agreement';
import type { Reading } from './rules-judge.ts';

/** The levels that were written down by the anchors beside those that were given. */

export type Pair = LevelPair & { id: string; dimension: Dimension };

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
