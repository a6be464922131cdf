import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { Evaluations } from './evaluation.service.ts';

export type EvaluationRouteDeps = { sessions: Pick<Sessions, 'getOwn'>; evaluations: Evaluations };

export function evaluationRoutes(router: Router, adapter: Adapter, deps: EvaluationRouteDeps): void {
  const { sessions, evaluations } = deps;
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
    return evaluations.getReport(params.sessionId);
  });
}
