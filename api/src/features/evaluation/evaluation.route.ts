import type { Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { coachReport } from '@caseroom/core/scoring/coaches/blind-record';
import { evaluationChangesPath } from '@caseroom/core/wire/report';
import { routes } from '@caseroom/core/wire/routes';
import { AppError } from '../../errors/app-error.ts';
import { type Adapter, serve } from '../../http/route.ts';
import type { Readers } from '../coach-scores/reader.service.ts';
import type { Recordings } from '../recordings/recording.service.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { LogFeed } from '../views/log-feed.ts';
import type { OpenStreams } from '../views/open-streams.ts';
import type { Corrections } from './correction.service.ts';
import { followEvaluation } from './evaluation-changes.ts';
import type { Evaluations } from './evaluation.service.ts';
import { withRecording } from './with-recording.ts';

export type EvaluationRouteDeps = {
  sessions: Pick<Sessions, 'getOwn'>;
  /** The candidate, and coaches who have handed in their own scores. */
  readers: Readers;
  evaluations: Evaluations;
  corrections: Corrections;
  recordings: Pick<Recordings, 'listSegments'>;
  feed: LogFeed;
  streams: OpenStreams;
  logger: Logger;
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
  serve(router, adapter, routes.renewEvaluation, async ({ caller, params }) => {
    await sessions.getOwn(caller, params.sessionId);
    return evaluations.renew(params.sessionId);
  });
  changes(router, adapter, deps);
  serve(router, adapter, routes.listReports, async ({ caller, params }) => {
    await deps.readers.requireReader(caller, params.sessionId);
    return { reports: await evaluations.listEditions(params.sessionId) };
  });
  serve(router, adapter, routes.correctLine, async ({ caller, params, body }) => {
    await deps.corrections.correct(caller, params.sessionId, body.line_id, body.text);
    await evaluations.enqueueWaiting(params.sessionId);
    return evaluations.getStatus(params.sessionId);
  });
  serve(router, adapter, routes.getReport, async ({ caller, params, query }) => {
    const reader = await deps.readers.requireReader(caller, params.sessionId);
    const report = await evaluations.getReport(params.sessionId, query.evaluation_id);
    return withRecording(
      reader === 'coach' ? coachReport(report) : report,
      await recordings.listSegments(params.sessionId),
    );
  });
}

/** How far the evaluation is, as server-sent events until it is over. */
function changes(router: Router, adapter: Adapter, deps: EvaluationRouteDeps): void {
  router.get(evaluationChangesPath(':sessionId'), adapter.guards.account, async (request, response) => {
    const sessionId = z.uuid().safeParse(request.params.sessionId);
    if (!sessionId.success) throw new AppError('not_found', 'There is nothing at this address.');
    await deps.sessions.getOwn(response.locals.caller, sessionId.data);
    const follow = {
      feed: deps.feed,
      getStatus: deps.evaluations.getStatus,
      onError: (err: unknown) =>
        deps.logger.warn(
          { err, session_id: sessionId.data },
          'a stream could not read how far an evaluation is',
        ),
    };
    deps.streams.open(request, response, (stream) => followEvaluation(follow, sessionId.data, stream));
  });
}
