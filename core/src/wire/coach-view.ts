import { z } from 'zod';
import { candidateView, transcriptLine } from './view.ts';

/** What somebody who listens may know: the candidate's view, and for a coach by role how figures were judged. */

export const judgedFigure = z.object({
  /** The event that judged it. */
  id: z.uuid(),
  question_id: z.string(),
  /** The question as it was asked. */
  asked: z.string(),
  /** What the candidate said, as people read it; null when no figure was reached. */
  said: z.string().nullable(),
  expected: z.string(),
  /** The figure that is right on the candidate's own earlier numbers, when it is another one. */
  expected_on_own: z.string().nullable(),
  verdict: z.enum(['right', 'right_on_own', 'wrong', 'not_reached']),
  attempt: z.number().int(),
  at_ms: z.number().int().nonnegative(),
});
export type JudgedFigure = z.infer<typeof judgedFigure>;

export const coachView = candidateView.extend({ judged: z.array(judgedFigure) });
export type CoachView = z.infer<typeof coachView>;

export const coachChange = z.object({
  seq: z.number().int(),
  set: coachView.omit({ lines: true, session_id: true, seq: true }).partial(),
  lines: z.array(transcriptLine),
});
export type CoachChange = z.infer<typeof coachChange>;

/** `now_ms`: the session's clock; null before the interview has begun. */
export const coachSnapshot = z.object({ view: coachView, now_ms: z.number().int().nonnegative().nullable() });
export type CoachSnapshot = z.infer<typeof coachSnapshot>;
