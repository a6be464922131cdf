import type { Request, Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { type Observation, observationChangesPath } from '@caseroom/core/wire/observer-routes';
import { routes } from '@caseroom/core/wire/routes';
import { AppError } from '../../errors/app-error.ts';
import { type Adapter, type Caller, serve } from '../../http/route.ts';
import type { OpenStreams } from '../views/open-streams.ts';
import type { Workspaces } from '../accounts/workspace.service.ts';
import { endWhenGone, type FollowDeps, followObservation } from './follow-observation.ts';
import type { ListeningDesk } from './listening.service.ts';
import { type Bearer, eyeOf, type Observing, type Opened } from './observing.service.ts';

export type ObserverRouteDeps = FollowDeps & {
  observing: Observing;
  listening: ListeningDesk;
  workspaces: Workspaces;
  streams: OpenStreams;
  logger: Logger;
  /** The pages are served by https, so a cookie may insist on it. */
  secure: boolean;
};

const cookieOf = (observationId: string): string => `caseroom.listener.${observationId}`;
/** No interview is longer, waiting for it included. */
const COOKIE_MS = 12 * 3_600_000;

export function observerRoutes(router: Router, adapter: Adapter, deps: ObserverRouteDeps): void {
  coachRoutes(router, adapter, deps);
  guestRoutes(router, adapter, deps);
  candidateRoutes(router, adapter, deps);
  serve(router, adapter, routes.joinAsObserver, async ({ caller, params, request, response }) => {
    response.setHeader('Cache-Control', 'no-store');
    const bearer = bearerOf(request, params.observationId, caller);
    return deps.observing.grant(await deps.observing.getOpen(params.observationId, bearer));
  });
  serve(router, adapter, routes.leaveObservation, async ({ caller, params, request }) => {
    const bearer = bearerOf(request, params.observationId, caller);
    const { id } = await deps.observing.getOpen(params.observationId, bearer);
    await deps.life.end({ id });
    return { ok: true as const };
  });
  changesRoute(router, adapter, deps);
}

function coachRoutes(router: Router, adapter: Adapter, deps: ObserverRouteDeps): void {
  const { observing, workspaces } = deps;
  serve(router, adapter, routes.listLiveInterviews, async ({ caller }) => ({
    sessions: await observing.list(caller),
  }));
  serve(router, adapter, routes.observeSession, async ({ caller, params }) =>
    toObservation(deps, await observing.observe(caller, params.sessionId)),
  );
  serve(router, adapter, routes.listListeners, async ({ caller, params }) => ({
    listeners: await observing.listListeners(caller, params.sessionId),
  }));
  serve(router, adapter, routes.shareWorkspace, async ({ caller, body }) => {
    await workspaces.share(caller, body.email, body.with);
    return { ok: true as const };
  });
}

function guestRoutes(router: Router, adapter: Adapter, deps: ObserverRouteDeps): void {
  const { observing } = deps;
  serve(router, adapter, routes.openLink, async ({ body }) => {
    const { link, session } = await observing.openLink(body.token);
    const { case_title, door, status } = session;
    return { case_title, door, status, expires_at: link.expires_at.toISOString() };
  });
  serve(router, adapter, routes.observeByLink, async ({ body, response }) => {
    const opened = await observing.observeByLink(body.token, body.name);
    const { id } = opened.observation;
    response.cookie(cookieOf(id), opened.secret, {
      httpOnly: true,
      sameSite: 'strict',
      secure: deps.secure,
      maxAge: COOKIE_MS,
      path: `/api/observations/${id}`,
    });
    response.setHeader('Cache-Control', 'no-store');
    return toObservation(deps, opened);
  });
}

function candidateRoutes(router: Router, adapter: Adapter, { listening }: ObserverRouteDeps): void {
  serve(router, adapter, routes.getListening, ({ caller, params }) =>
    listening.get(caller, params.sessionId),
  );
  serve(router, adapter, routes.allowCoaches, ({ caller, params, body }) =>
    listening.allowCoaches(caller, params.sessionId, body.coaches_may_listen),
  );
  serve(router, adapter, routes.createLink, ({ caller, params, body, response }) => {
    response.setHeader('Cache-Control', 'no-store');
    return listening.createLink(caller, params.sessionId, body.hours);
  });
  serve(router, adapter, routes.revokeLink, ({ caller, params }) =>
    listening.revokeLink(caller, params.sessionId, params.linkId),
  );
}

function changesRoute(router: Router, adapter: Adapter, deps: ObserverRouteDeps): void {
  router.get(observationChangesPath(':observationId'), adapter.guards.none, async (request, response) => {
    const parsed = z.uuid().safeParse(request.params.observationId);
    if (!parsed.success) throw new AppError('not_found', 'There is nothing at this address.');
    const id = parsed.data;
    const caller: Caller | undefined = response.locals.caller;
    const observation = await deps.observing.getOpen(id, bearerOf(request, id, caller));
    const onError = (err: unknown): void =>
      deps.logger.warn({ err, session_id: observation.session_id }, 'a listener could not read changes');
    deps.streams.open(request, response, (stream) => {
      const stop = followObservation(deps, { observation, stream, onError });
      return () => {
        stop();
        endWhenGone(deps, id, onError);
      };
    });
  });
}

async function toObservation(
  { observerViews, now }: ObserverRouteDeps,
  { observation, session }: Opened,
): Promise<Observation> {
  const { started_at } = session;
  return {
    observation_id: observation.id,
    session_id: session.id,
    by_link: observation.link_id !== null,
    view: await observerViews.getView(session.id, eyeOf(observation)),
    now_ms: started_at && Math.max(0, now().getTime() - started_at.getTime()),
  };
}

/** A listener's cookie is read here and nowhere else, so no parser of all cookies is needed. */
function bearerOf(request: Request, observationId: string, caller: Caller | undefined): Bearer {
  const start = `${cookieOf(observationId)}=`;
  const cookies = (request.headers.cookie ?? '').split('; ');
  return { caller, secret: cookies.find((each) => each.startsWith(start))?.slice(start.length) };
}
