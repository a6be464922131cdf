import { z } from 'zod';
import { drillKind, drillRun, drillSummary, drillTopic } from './drills.ts';

const runId = z.object({ runId: z.uuid() });
const item = runId.extend({ number: z.coerce.number().int().min(1).max(100) });

/** The longest answer that is read or listened to: a figure, with the way to it said aloud. */
export const longestDrillAnswer = 500;

/** A part of the table in routes.ts. */
export const drillRoutes = {
  getDrillSummary: {
    method: 'GET',
    path: '/api/drills/summary',
    summary: 'Own number drills over time: by kind the level and the share right of the last, and the runs',
    auth: 'account',
    response: drillSummary,
  },
  startDrill: {
    method: 'POST',
    path: '/api/drills',
    summary: 'Begin a run of number drills; one of the kind that was left is closed',
    auth: 'account',
    body: z.object({ kind: drillKind, topic: drillTopic.nullable().default(null) }),
    status: 201,
    response: drillRun,
  },
  getDrill: {
    method: 'GET',
    path: '/api/drills/:runId',
    summary: 'A run as it stands',
    auth: 'account',
    params: runId,
    response: drillRun,
  },
  nextDrill: {
    method: 'POST',
    path: '/api/drills/:runId/next',
    summary: 'Put the next item of a run; one that is open stays',
    auth: 'account',
    params: runId,
    response: drillRun,
  },
  answerDrill: {
    method: 'POST',
    path: '/api/drills/:runId/items/:number/answer',
    summary: 'Answer an item by typing, or confirm what was heard; the first answer of an item counts',
    auth: 'account',
    params: item,
    body: z.union([
      z.object({ text: z.string().trim().min(1).max(longestDrillAnswer) }),
      z.object({ confirmed: z.boolean() }),
    ]),
    response: drillRun,
  },
  speakDrill: {
    method: 'POST',
    path: '/api/drills/:runId/items/:number/speech',
    summary: 'Answer an item by a short WAV (raw body, audio/wav, at most 20 s)',
    auth: 'account',
    params: item,
    query: z.object({ door: z.enum(['talk', 'demo']) }),
    response: drillRun,
  },
} as const;
