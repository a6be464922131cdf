import type { Router } from 'express';
import type { Report } from '@caseroom/core/wire/report';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Recordings } from '../recordings/recording.service.ts';
import type { Segment } from '../recordings/segments.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { Evaluations } from './evaluation.service.ts';

export type EvaluationRouteDeps = {
  sessions: Pick<Sessions, 'getOwn'>;
  evaluations: Evaluations;
  recordings: Pick<Recordings, 'listSegments'>;
};

export function evaluationRoutes(router: Router, adapter: Adapter, deps: EvaluationRouteDeps): void {
  const { sessions, evaluations, recordings } = deps;
  serve(router, adapter, routes.getEvaluation, async ({ caller, params }) => {
    await sessions.getOwn(caller, params.sessionId);
    return evaluations.getStatus(params.sessionId);
  });
  serve(router, adapter, routes.retryEvaluation, async ({ caller, params }) => {
    await sessions.getOwn(caller, params.sessionId);
    return evaluations.retry(params.sessionId);
  });
  serve(router, adapter, routes.getReport, async ({ caller, params }) => {
    await sessions.getOwn(caller, params.sessionId);
    return withRecording(
      await evaluations.getReport(params.sessionId),
      await recordings.listSegments(params.sessionId),
    );
  });
}

/** The last of a recording may arrive after the report is made: what there is to replay is looked up when it is read. */
function withRecording(report: Report, segments: Segment[]): Report {
  if (segments.length === 0 || report.door === 'type') return report;
  return { ...report, recording: { available: true, why: null, segments } };
}
