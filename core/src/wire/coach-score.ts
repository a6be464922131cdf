import { z } from 'zod';
import { dimensions } from '../case/schema.ts';
import { dimensionScore, levelWords, report } from './report.ts';

/** What a coach says of an interview afterwards: scores by the same rubric, comments at a second, and overrides. */

const timestamp = z.iso.datetime({ offset: true });
const text = (most: number) => z.string().trim().max(most);

/** A coach's level, or that the interview does not show it. */
export const coachRating = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal('not_enough_evidence'),
]);
export type CoachRating = z.infer<typeof coachRating>;

export const passWords = ['no', 'borderline', 'yes'] as const;
export type PassWord = (typeof passWords)[number];

const dimension = z.enum(dimensions);
const once = <T extends { dimension: string }>(all: readonly T[]): boolean =>
  new Set(all.map((one) => one.dimension)).size === all.length;

export const dimensionRating = z.object({ dimension, rating: coachRating.nullable(), comment: text(2_000) });
export type DimensionRating = z.infer<typeof dimensionRating>;

/** At a second of the session's clock. */
export const momentComment = z.object({
  id: z.uuid(),
  at_ms: z.number().int().nonnegative(),
  text: text(2_000),
});
export type MomentComment = z.infer<typeof momentComment>;

/** A coach's rating in place of the machine's score. Nobody is overridden without a reason. */
export const override = z.object({ dimension, rating: coachRating, reason: text(2_000) });
export type Override = z.infer<typeof override>;

/** As many comments as one interview bears. */
export const mostComments = 100;

/** What a coach fills in; handed in when each dimension has its rating and `pass_on` is said. */
export const scoreSheet = z.object({
  scores: z.array(dimensionRating).max(dimensions.length).refine(once, 'a dimension is there twice'),
  pass_on: z.enum(passWords).nullable(),
  comments: z.array(momentComment).max(mostComments),
  overrides: z.array(override).max(dimensions.length).refine(once, 'a dimension is there twice'),
});
export type ScoreSheet = z.infer<typeof scoreSheet>;

/** One version of a coach's word as it was handed in; it never changes afterwards. */
export const coachVersion = z.object({
  version: z.number().int().positive(),
  handed_in_at: timestamp,
  /** Before the machine's scores were shown. */
  blind: z.boolean(),
  sheet: scoreSheet,
});
export type CoachVersion = z.infer<typeof coachVersion>;

export const coachWord = z.object({
  word_id: z.uuid(),
  /** Null when the account is gone. */
  coach: z.string().nullable(),
  /** Of whoever reads it. */
  own: z.boolean(),
  /** Read before a line was put right, or after: on another record than this report's. */
  other_record: z.boolean(),
  /** The newest first; that is the one which stands. */
  versions: z.array(coachVersion).min(1),
});
export type CoachWord = z.infer<typeof coachWord>;

/** Which score of a dimension counts. */
export const countedScore = z.object({
  dimension,
  by: z.enum(['machine', 'coach']),
  status: dimensionScore.shape.status,
  level: z.enum(levelWords).nullable(),
  score: z.number().nullable(),
  /** Why, and whose; null where the machine's counts. */
  override: override.extend({ coach: z.string().nullable(), made_at: timestamp }).nullable(),
});
export type CountedScore = z.infer<typeof countedScore>;

/** What coaches said, beside a report: `overall` is worked out of the scores that count. */
export const coachesWord = z.object({
  words: z.array(coachWord),
  counted: z.array(countedScore),
  overall: report.shape.overall,
});
export type CoachesWord = z.infer<typeof coachesWord>;

/** The case's question and what is right; whether it was answered is for the coach to say. */
export const askedQuestion = report.shape.questions.element.pick({
  question_id: true,
  asked: true,
  right_answer: true,
  solution: true,
});

export const steeringFlag = z.object({
  kind: z.enum(['asks_for_score', 'instructs', 'speaks_as_other', 'markup', 'other_language']),
  line_id: z.uuid(),
  text: z.string(),
  at_ms: z.number().int().nonnegative(),
});
export type SteeringFlag = z.infer<typeof steeringFlag>;

export const scoringDesk = z.object({
  candidate_name: z.string().nullable(),
  /** The interview without anything that the machine found: no score, no verdict, no finding. */
  record: report,
  /** What is judged, with the question that each dimension asks. */
  rubric: z.array(z.object({ dimension, question: z.string() })),
  questions: z.array(askedQuestion),
  /** Lines addressed to whoever scores. */
  steering: z.array(steeringFlag),
  sheet: scoreSheet,
  revision: z.number().int().nonnegative(),
  /** The own versions, newest first; with one of them the machine's report may be read. */
  versions: z.array(coachVersion),
});
export type ScoringDesk = z.infer<typeof scoringDesk>;
