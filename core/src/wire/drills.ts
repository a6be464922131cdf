import { z } from 'zod';
import { exhibitView } from '../case/schema.ts';
import { drillKinds, drillStep, drillTopics } from '../drills/item.ts';
import { errorKinds } from '../log/event.ts';

/** Number drills as the page sees them: a question without its answer, and after it what came of it. */

const timestamp = z.iso.datetime({ offset: true });
const level = z.number().int().min(1);
const ms = z.number().int().nonnegative();

export const drillKind = z.enum(drillKinds);
export const drillTopic = z.enum(drillTopics);

const asked = z.object({
  /** Its place in the run, from 1. */
  number: z.number().int().min(1),
  topic: drillTopic,
  level,
  text: z.string(),
  exhibit: exhibitView.nullable(),
  /** The unit that is asked for, in words: "dollars a year". */
  answer_in: z.string(),
  /** Within this a right answer counts for a step up. */
  in_time_ms: ms,
});

export const drillQuestion = asked.extend({
  /** The same text in words, for a voice. */
  spoken: z.string(),
  asked_at: timestamp,
  /** A figure that was heard and counts once it is confirmed. */
  heard: z.object({ text: z.string(), figure: z.string() }).nullable(),
});
export type DrillQuestion = z.infer<typeof drillQuestion>;

export const drillResult = asked.extend({
  /** The figure that was given, as it was read, with its unit. */
  given: z.string(),
  spoken: z.boolean(),
  verdict: z.enum(['right', 'wrong']),
  error: z.enum(errorKinds).nullable(),
  /** What went wrong, where it is a known wrong turn. */
  explain: z.string().nullable(),
  answer: z.string(),
  /** What else counts as right, where more than rounding does: an estimate's two ends. */
  accepted: z.tuple([z.string(), z.string()]).nullable(),
  steps: z.array(drillStep),
  time_ms: ms,
  in_time: z.boolean(),
  /** Where it led. */
  level_after: level,
});
export type DrillResult = z.infer<typeof drillResult>;

export const drillRun = z.object({
  run_id: z.uuid(),
  kind: drillKind,
  /** Null for a run over all topics of its kind. */
  topic: drillTopic.nullable(),
  length: z.number().int().min(1),
  level,
  top_level: level,
  started_at: timestamp,
  finished_at: timestamp.nullable(),
  /** What is to be answered now; null between two items and after the last. */
  question: drillQuestion.nullable(),
  results: z.array(drillResult),
  now: timestamp,
});
export type DrillRun = z.infer<typeof drillRun>;

/** How many of the last answers the share of right ones is taken of. */
export const lastAnswers = 20;

export const drillSummary = z.object({
  top_level: level,
  /** Every kind, also one that was never practised. */
  kinds: z.array(
    z.object({
      kind: drillKind,
      /** Where the next run begins. */
      level,
      /** Of the last 20 answers or as many as there are; null before the first. */
      last: z.object({ answered: z.number().int().min(1), right: z.number().int().nonnegative() }).nullable(),
      practised_at: timestamp.nullable(),
      /** A run that was begun and can be gone on with. */
      open_run_id: z.uuid().nullable(),
    }),
  ),
  /** Runs in which something was answered, newest first. */
  runs: z.array(
    z.object({
      run_id: z.uuid(),
      kind: drillKind,
      topic: drillTopic.nullable(),
      started_at: timestamp,
      finished_at: timestamp.nullable(),
      answered: z.number().int().min(1),
      right: z.number().int().nonnegative(),
      /** The highest step that was reached in it. */
      level,
    }),
  ),
});
export type DrillSummary = z.infer<typeof drillSummary>;
