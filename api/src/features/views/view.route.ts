import type { Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { changesPath, routes } from '@caseroom/core/wire/routes';
import { AppError } from '../../errors/app-error.ts';
import { type Adapter, type Caller, invalidRequest, serve } from '../../http/route.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { followChanges } from './changes.ts';
import type { LogFeed } from './log-feed.ts';
import type { OpenPages } from './open-pages.ts';
import type { OpenStreams } from './open-streams.ts';
import type { Views } from './view.service.ts';

export type ViewRouteDeps = {
  sessions: Sessions;
  views: Views;
  feed: LogFeed;
  streams: OpenStreams;
  pages: OpenPages;
  logger: Logger;
};

export function viewRoutes(router: Router, adapter: Adapter, deps: ViewRouteDeps): void {
  serve(router, adapter, routes.getView, async ({ params, caller }) => {
    await deps.sessions.getOwn(caller, params.sessionId);
    return deps.views.getView(params.sessionId);
  });

  serve(router, adapter, routes.answerStream, async ({ params, caller }) => {
    await deps.sessions.getOwn(caller, params.sessionId);
    await deps.pages.answer(params.sessionId, params.streamId);
    return { ok: true as const };
  });

  router.get(changesPath(':sessionId'), adapter.guards.account, async (request, response) => {
    const sessionId = z.uuid().safeParse(request.params.sessionId);
    if (!sessionId.success) throw new AppError('not_found', 'There is nothing at this address.');
    const tabId = z.uuid().optional().safeParse(request.query.tab_id);
    if (!tabId.success) throw invalidRequest([{ path: 'tab_id', message: 'must be a UUID' }]);
    const caller: Caller = response.locals.caller;
    await deps.sessions.getOwn(caller, sessionId.data);
    const onError = (err: unknown): void =>
      deps.logger.warn({ err, session_id: sessionId.data }, 'a stream could not read changes');
    deps.streams.open(request, response, (stream) => {
      const following = { sessionId: sessionId.data, tabId: tabId.data, stream, onError };
      const stops = [followChanges(deps, following), deps.pages.attend(following)];
      return () => {
        for (const stop of stops) stop();
      };
    });
  });
}
