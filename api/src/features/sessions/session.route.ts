import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import { writeCursor } from './cursor.ts';
import type { Interviews } from './interview.service.ts';
import { toSessionRow } from './session-row.ts';
import type { Sessions } from './session.service.ts';

export type SessionRouteDeps = { sessions: Sessions; interviews: Interviews };

export function sessionRoutes(router: Router, adapter: Adapter, deps: SessionRouteDeps): void {
  const { sessions, interviews } = deps;

  serve(router, adapter, routes.createSession, async ({ caller, body }) =>
    toSessionRow(await sessions.create(caller, body)),
  );
  serve(router, adapter, routes.listSessions, async ({ caller, query }) => {
    const page = await sessions.list(caller, query);
    return {
      sessions: page.sessions.map((one) => toSessionRow(one, page.redos.get(one.id))),
      next_cursor: page.next ? writeCursor(page.next) : null,
    };
  });
  serve(router, adapter, routes.getSession, async ({ caller, params }) =>
    toSessionRow(await sessions.getOwn(caller, params.sessionId)),
  );
  serve(router, adapter, routes.renameSession, async ({ caller, params, body }) =>
    toSessionRow(await sessions.change(caller, params.sessionId, body)),
  );
  serve(router, adapter, routes.startSession, async ({ caller, params, body, response }) => {
    response.setHeader('Cache-Control', 'no-store');
    return interviews.start(caller, params.sessionId, body.tab_id, body.renews);
  });
  serve(router, adapter, routes.endSession, async ({ caller, params }) =>
    toSessionRow(await interviews.endByCandidate(caller, params.sessionId)),
  );
  serve(router, adapter, routes.eraseSession, async ({ caller, params }) => {
    await interviews.erase(caller, params.sessionId);
    return { ok: true as const };
  });
}
