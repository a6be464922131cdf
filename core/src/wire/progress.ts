import { z } from 'zod';
import { dimensions } from '../case/schema.ts';
import { levelWords, report } from './report.ts';

/** What a person's interviews say together. A moment sat again and a drill are no interviews of their own. */

const timestamp = z.iso.datetime({ offset: true });
const dimension = z.enum(dimensions);

/** One interview's score in one dimension, as it counts: a coach's where a coach has overridden the machine. */
export const progressPoint = z.object({
  session_id: z.uuid(),
  case_title: z.string(),
  ended_at: timestamp,
  /** Scores of different rubrics do not mean the same thing. */
  rubric_version: z.string(),
  evaluator_version: z.string(),
  score: z.number().min(1).max(5),
  level: z.enum(levelWords),
  by: z.enum(['machine', 'coach']),
});
export type ProgressPoint = z.infer<typeof progressPoint>;

/** Oldest first. */
export const dimensionProgress = z.object({ dimension, points: z.array(progressPoint).min(1) });
export type DimensionProgress = z.infer<typeof dimensionProgress>;

/** The mean of the last scores of one dimension, all by the newest rubric. */
export const standing = z.object({ dimension, mean: z.number(), n: z.number().int().positive() });
export type Standing = z.infer<typeof standing>;

/** Delivery as it was measured; null where it could not be. */
export const spokenFigures = z.object({
  words_per_minute: z.number().nullable(),
  fillers_per_100_words: z.number().nullable(),
  long_pauses: z.number().nullable(),
});
export type SpokenFigures = z.infer<typeof spokenFigures>;

export const recentInterview = z.object({
  session_id: z.uuid(),
  title: z.string(),
  case_title: z.string(),
  ended_at: timestamp,
  minutes: z.number().int().nonnegative(),
  /** Null: no report yet. */
  overall: report.shape.overall.pick({ status: true, level: true, score: true }).nullable(),
  scripted: z.boolean(),
  numbers: z.object({ right: z.number().int(), asked: z.number().int() }),
  /** Null: no report yet. */
  spoken: spokenFigures.nullable(),
});
export type RecentInterview = z.infer<typeof recentInterview>;

export const progress = z.object({
  interviews: z.number().int().nonnegative(),
  /** Spent in interviews, rests left out. */
  minutes: z.number().int().nonnegative(),
  numbers: z.object({ right: z.number().int(), asked: z.number().int() }),
  dimensions: z.array(dimensionProgress),
  /** Both null with too few scores to say. */
  strongest: standing.nullable(),
  weakest: standing.nullable(),
  /** The newest first. */
  recent: z.array(recentInterview),
  next: z.object({
    /** What the last report says to practise. */
    practise: z.object({ session_id: z.uuid(), text: z.string() }).nullable(),
    /** A case in which the weakest dimension weighs most, one not sat yet before others. */
    case: z.object({ id: z.string(), title: z.string(), dimension }).nullable(),
  }),
});
export type Progress = z.infer<typeof progress>;

/** A part of the table in routes.ts. */
export const progressRoutes = {
  getProgress: {
    method: 'GET',
    path: '/api/progress',
    summary: 'What the own interviews say together: dimensions over time, time spent, what to do next',
    auth: 'account',
    response: progress,
  },
} as const;
