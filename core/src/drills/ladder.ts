import type { DrillKind } from './item.ts';

/** Five steps are few enough to be climbed within a run of ten and enough to be told apart. */
export const topLevel = 5;
export const itemsInRun = 10;
/** Two in a row is not luck, and four would keep a quick mind bored. */
const rightsForAStep = 2;

/**
 * How long a right answer may take to count for a step up, in seconds by level: about what people who have practised
 * need, with reading; a chart has to be read first.
 */
const secondsInTime: Readonly<Record<DrillKind, readonly number[]>> = {
  mental: [30, 40, 50, 60, 75],
  estimation: [60, 75, 90, 105, 120],
  charts: [45, 60, 75, 90, 105],
};

export const inTimeMs = (kind: DrillKind, level: number): number =>
  (secondsInTime[kind][level - 1] ?? secondsInTime[kind].at(-1) ?? 60) * 1000;

/** Where somebody stands: `streak` counts right answers in time since the last step. */
export type Rung = { level: number; streak: number };

export const firstRung: Rung = { level: 1, streak: 0 };

/**
 * The rung after an answer: two right ones in a row, each in time, lead one step up, a wrong one leads one step down. A
 * right answer that took longer changes no level and breaks the row.
 */
export function climb({ level, streak }: Rung, answer: { right: boolean; inTime: boolean }): Rung {
  if (!answer.right) return { level: Math.max(1, level - 1), streak: 0 };
  if (!answer.inTime) return { level, streak: 0 };
  if (streak + 1 < rightsForAStep) return { level, streak: streak + 1 };
  return { level: Math.min(topLevel, level + 1), streak: 0 };
}
