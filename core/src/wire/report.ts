import { z } from 'zod';
import { dimensions } from '../case/schema.ts';
import { errorKinds } from '../log/event.ts';
import { firstCut, ownCut } from './first-cut.ts';
import { quote } from './quote.ts';
import { transcriptLine } from './view.ts';

/** What the report's page shows. Every claim carries the moments it rests on. */

const ms = z.number().int().nonnegative();

export const levelWords = ['well below', 'below', 'usual practice', 'above', 'outstanding'] as const;

export const dimensionScore = z.object({
  dimension: z.enum(dimensions),
  status: z.enum(['scored', 'not_enough_evidence', 'self_rating']),
  level: z.enum(levelWords).nullable(),
  /** 1 to 5 in steps of 0.1, and the band that code allowed. */
  score: z.number().min(1).max(5).nullable(),
  /** The score on 0 to 100. */
  points: z.number().min(0).max(100).nullable().optional(),
  band: z.tuple([z.number(), z.number()]).nullable(),
  confidence: z.enum(['high', 'medium', 'low']).nullable(),
  /** Sentences that say what the score rests on. */
  because: z.array(z.string()),
  quotes: z.array(quote),
  /** What is seen at 1 to 5, for a self-rating beside the model answer. */
  anchors: z.array(z.string()),
  weight: z.number().nonnegative(),
});
export type DimensionScore = z.infer<typeof dimensionScore>;

export const questionResult = z.object({
  question_id: z.string(),
  asked: z.string(),
  asked_ms: ms.nullable(),
  said: z.string().nullable(),
  said_ms: ms.nullable(),
  right_answer: z.string(),
  right_on_own: z.string().nullable(),
  verdict: z.enum(['right', 'right_on_own', 'wrong', 'not_reached', 'unconfirmed']),
  error: z.enum(errorKinds).nullable(),
  why: z.string(),
  solution: z.string(),
  credit: z.number().nullable(),
  hints: z.number().int(),
  quotes: z.array(quote),
});
export type QuestionResult = z.infer<typeof questionResult>;

/** A measure with its sample; `value` null says in `why` what is lacking. */
export const measure = z.object({
  value: z.number().nullable(),
  unit: z.string(),
  n: z.number().int(),
  why: z.string().nullable(),
});
export type Measure = z.infer<typeof measure>;

export const spokenMeasures = z.object({
  words_per_minute: measure,
  fillers_per_100_words: measure,
  long_pauses: measure,
  talk_share: measure,
});
export type SpokenMeasures = z.infer<typeof spokenMeasures>;

export const delivery = spokenMeasures.extend({
  /** The phases in which something was spoken; absent in reports of before, as is the next. */
  phases: z.array(spokenMeasures.extend({ phase_id: z.string(), title: z.string() })).optional(),
  /** Per cent of the time spent on figures that was said aloud. */
  narrated_calculation: measure.optional(),
  time_to_structure_s: measure,
  thinking: z.object({ asked: z.number().int(), granted_s: z.number(), used_s: z.number() }),
});
export type Delivery = z.infer<typeof delivery>;

export const finding = z.object({ text: z.string(), quotes: z.array(quote), at_ms: ms.nullable() });

export const coverage = z.object({
  kind: z.enum(['driver', 'insight', 'risk', 'idea']),
  id: z.string(),
  text: z.string(),
  said: z.boolean(),
  changes_answer: z.boolean(),
  quotes: z.array(quote),
});

export const recordingSegment = z.object({
  segment_id: z.uuid(),
  started_ms: ms,
  /** How long it plays; 0: its file is gone. */
  duration_ms: ms,
  /** How much was recorded after that and is not there any more; absent: nothing. */
  lost_ms: ms.optional(),
  url: z.string(),
  content_type: z.string(),
  /** The same for browsers that do not play it: there, on the way, or not to be had. Absent in reports of before. */
  aac: z.object({ state: z.enum(['ready', 'making', 'none']), url: z.string() }).optional(),
});

export const report = z.object({
  session_id: z.uuid(),
  evaluation_id: z.uuid(),
  evaluator_version: z.string(),
  rubric_version: z.string(),
  head_seq: z.number().int(),
  created_at: z.iso.datetime({ offset: true }),
  case_title: z.string(),
  door: z.string(),
  /** True: no model took part; the report says so and has no overall score. */
  scripted: z.boolean(),
  judged_by: z.string().nullable(),
  overall: z.object({
    status: z.enum(['scored', 'incomplete', 'none']),
    level: z.enum(levelWords).nullable(),
    score: z.number().nullable(),
    band: z.tuple([z.number(), z.number()]).nullable(),
    why: z.string(),
    /** The arithmetic in words. */
    arithmetic: z.string(),
  }),
  dimensions: z.array(dimensionScore),
  questions: z.array(questionResult),
  delivery,
  coverage: z.array(coverage),
  /** The nearest first; absent in reports of before. */
  first_cuts: z.array(firstCut).optional(),
  own_cut: ownCut.optional(),
  /** The interview in a few sentences; absent in reports of before. */
  summary: z.array(finding).optional(),
  strengths: z.array(finding),
  improve: z.array(finding),
  practise_next: finding.nullable(),
  model_answer: z.string(),
  /** What the candidate recommended, to lie beside the model answer; absent in reports of before. */
  own_answer: z.array(quote).optional(),
  transcript: z.array(transcriptLine),
  exhibits: z.array(z.object({ exhibit_id: z.string(), title: z.string(), shown_ms: ms })),
  recording: z.object({
    available: z.boolean(),
    why: z.string().nullable(),
    segments: z.array(recordingSegment),
  }),
});
export type Report = z.infer<typeof report>;

export const evaluationStatus = z.object({
  evaluation_id: z.uuid().nullable(),
  state: z.enum(['none', 'queued', 'running', 'done', 'failed']),
  step: z.string().nullable(),
  per_cent: z.number().int().min(0).max(100),
  /** About how long it takes from now on; null when it is over or nothing is known yet. */
  remaining_s: z.number().int().positive().nullable(),
  /** A sentence for people when it failed. */
  reason: z.string().nullable(),
  can_retry: z.boolean(),
  /** The rubric or the rules have changed since: the interview can be scored again beside its old score. */
  can_renew: z.boolean().default(false),
});
export type EvaluationStatus = z.infer<typeof evaluationStatus>;

/** Server-sent events named `evaluation`, each an `evaluationStatus`, until it is done or has failed. */
export const evaluationChangesPath = (sessionId: string): string =>
  `/api/sessions/${sessionId}/evaluation/changes`;
