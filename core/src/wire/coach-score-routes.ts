import { z } from 'zod';
import { dimensions } from '../case/schema.ts';
import { doors, modes } from '../log/event.ts';
import { coachesWord, coachRating, scoreSheet, scoringDesk } from './coach-score.ts';

const timestamp = z.iso.datetime({ offset: true });
const sessionId = z.object({ sessionId: z.uuid() });
const desk = '/api/coach/scorable/:sessionId';

export const scorableInterview = z.object({
  session_id: z.uuid(),
  case_title: z.string(),
  /** Null for a guest. */
  candidate_name: z.string().nullable(),
  mode: z.enum(modes),
  door: z.enum(doors),
  ended_at: timestamp,
  /** False: it is still being evaluated, so there is no record to read yet. */
  ready: z.boolean(),
  state: z.enum(['open', 'begun', 'handed_in']),
});
export type ScorableInterview = z.infer<typeof scorableInterview>;

/** With fewer pairs one more or less moves a kappa by a tenth and more. */
export const fewestPairs = 10;

/** `kappa` and `bias` are null with fewer than `fewestPairs`, and kappa where all levels are one. */
export const agreementFigure = z.object({
  dimension: z.enum(dimensions),
  n: z.number().int().nonnegative(),
  kappa: z.number().nullable(),
  /** In levels; above 0, the machine is the milder one. */
  bias: z.number().nullable(),
  /** Scored by one of the two only: the other found too little evidence. */
  by_one: z.number().int().nonnegative(),
});
export type AgreementFigure = z.infer<typeof agreementFigure>;

export const agreement = z.object({
  coach: z.string().nullable(),
  own: z.boolean(),
  evaluator_version: z.string(),
  /** Null: rules alone. */
  judged_by: z.string().nullable(),
  figures: z.array(agreementFigure),
});
export type Agreement = z.infer<typeof agreement>;

/** A coach's blind level and the machine's score, a level apart or more. */
export const disagreement = z.object({
  session_id: z.uuid(),
  case_title: z.string(),
  coach: z.string().nullable(),
  dimension: z.enum(dimensions),
  rating: coachRating,
  /** Null: the machine found too little evidence. */
  score: z.number().nullable(),
  evaluator_version: z.string(),
});
export type Disagreement = z.infer<typeof disagreement>;

/** A part of the table in routes.ts. */
export const coachScoreRoutes = {
  listScorable: {
    method: 'GET',
    path: '/api/coach/scorable',
    summary:
      'Interviews of the own workspace that are over and whose candidates agreed that coaches score them',
    auth: 'account',
    response: z.object({ sessions: z.array(scorableInterview) }),
  },
  getScoringDesk: {
    method: 'GET',
    path: desk,
    summary: "An interview to be scored, without the machine's scores, and the own draft",
    auth: 'account',
    params: sessionId,
    response: scoringDesk,
  },
  saveScoreDraft: {
    method: 'PUT',
    path: `${desk}/draft`,
    summary: 'Save the own draft over the revision that was read',
    auth: 'account',
    params: sessionId,
    body: z.object({ sheet: scoreSheet, revision: z.number().int().nonnegative() }),
    response: z.object({ revision: z.number().int() }),
  },
  handInScore: {
    method: 'POST',
    path: `${desk}/versions`,
    summary: 'Hand in a score; it stands, and another one is a new version beside it',
    auth: 'account',
    params: sessionId,
    body: z.object({ sheet: scoreSheet, evaluation_id: z.uuid() }),
    status: 201,
    response: scoringDesk,
  },
  getCoachesWord: {
    method: 'GET',
    path: '/api/sessions/:sessionId/coaches',
    summary: 'What coaches said, and which scores count; for the candidate, and for coaches who handed in',
    auth: 'account',
    params: sessionId,
    query: z.object({ evaluation_id: z.uuid().optional() }),
    response: coachesWord,
  },
  getAgreement: {
    method: 'GET',
    path: '/api/coach/agreement',
    summary: 'How far blind scores and the machine agree: of oneself, and for admins of everybody',
    auth: 'account',
    response: z.object({ agreements: z.array(agreement), disagreements: z.array(disagreement) }),
  },
} as const;
