import { z } from 'zod';
import { eventId } from '../log/event.ts';
import { evaluationStatus, report } from './report.ts';

const sessionId = z.object({ sessionId: z.uuid() });

/** A report as it was made once: a corrected line or a newer evaluator makes another one, and none is lost. */
export const reportEdition = z.object({
  evaluation_id: z.uuid(),
  created_at: z.iso.datetime({ offset: true }),
  rubric_version: z.string(),
  evaluator_version: z.string(),
  overall: report.shape.overall.pick({ status: true, level: true, score: true }),
  /** Lines that had been put right by then. */
  corrections: z.number().int().nonnegative(),
});
export type ReportEdition = z.infer<typeof reportEdition>;

/** A line is as long as a turn may be. */
export const correction = z.object({ line_id: eventId, text: z.string().trim().min(1).max(4_000) });

/** A part of the table in routes.ts. */
export const reportRoutes = {
  getEvaluation: {
    method: 'GET',
    path: '/api/sessions/:sessionId/evaluation',
    summary: 'How far the evaluation is',
    auth: 'account',
    params: sessionId,
    response: evaluationStatus,
  },
  retryEvaluation: {
    method: 'POST',
    path: '/api/sessions/:sessionId/evaluation/retry',
    summary: 'Run a failed evaluation again',
    auth: 'account',
    params: sessionId,
    response: evaluationStatus,
  },
  renewEvaluation: {
    method: 'POST',
    path: '/api/sessions/:sessionId/evaluation/again',
    summary:
      'Score an interview by the newest rubric and rules; the report that there is stays beside the new one',
    auth: 'account',
    params: sessionId,
    response: evaluationStatus,
  },
  getReport: {
    method: 'GET',
    path: '/api/sessions/:sessionId/report',
    summary: 'The report of the last finished evaluation, or of the one named',
    auth: 'account',
    params: sessionId,
    query: z.object({ evaluation_id: z.uuid().optional() }),
    response: report,
  },
  listReports: {
    method: 'GET',
    path: '/api/sessions/:sessionId/reports',
    summary: 'Every report of an interview, the newest first',
    auth: 'account',
    params: sessionId,
    response: z.object({ reports: z.array(reportEdition) }),
  },
  correctLine: {
    method: 'POST',
    path: '/api/sessions/:sessionId/corrections',
    summary:
      'Put a spoken line of the candidate right; figures and scores are worked out again, both versions stay',
    auth: 'account',
    params: sessionId,
    body: correction,
    response: evaluationStatus,
  },
} as const;
