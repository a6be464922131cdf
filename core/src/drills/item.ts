import { z } from 'zod';
import type { exhibitView } from '../case/schema.ts';
import { errorKinds } from '../log/event.ts';

export const drillKinds = ['mental', 'estimation', 'charts'] as const;
export type DrillKind = (typeof drillKinds)[number];

export const topicsOf = {
  mental: [
    'percentages',
    'growth',
    'break_even',
    'weighted_averages',
    'large_numbers',
    'ratios',
    'rule_of_72',
  ],
  estimation: ['households', 'capacity', 'replacement'],
  charts: ['shares', 'changes', 'tables'],
} as const satisfies Record<DrillKind, readonly string[]>;
export type DrillTopic = (typeof topicsOf)[DrillKind][number];
export const drillTopics: readonly DrillTopic[] = drillKinds.flatMap((kind) => [...topicsOf[kind]]);

export const isTopicOf = (kind: DrillKind, topic: string): boolean =>
  topicsOf[kind].some((one) => one === topic);

/** A known way to go wrong, with the figure that it leads to, in the unit of the answer. */
export const drillWrongTurn = z.object({ kind: z.enum(errorKinds), value: z.number(), explain: z.string() });
export type DrillWrongTurn = z.infer<typeof drillWrongTurn>;

/** One line of the worked solution: what is worked out, how, and what comes of it (four digits). */
export const drillStep = z.object({ label: z.string(), work: z.string(), result: z.string() });
export type DrillStep = z.infer<typeof drillStep>;

/** A drill as it is put, with all that judges it. Only the question of it leaves the api before it is answered. */
export type DrillItem = {
  kind: DrillKind;
  topic: DrillTopic;
  level: number;
  text: string;
  /** The same in words, as a voice says it. */
  spoken: string;
  exhibit: z.infer<typeof exhibitView> | null;
  /** As cases write units: `USD/year`, `%`. */
  unit: string;
  answer: number;
  /** What counts as right, both ends included. */
  band: readonly [number, number];
  steps: readonly DrillStep[];
  wrong_turns: readonly DrillWrongTurn[];
};
