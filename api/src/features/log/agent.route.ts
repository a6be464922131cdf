import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Watchdog } from '../watchdog/watchdog.service.ts';
import type { AgentDesk } from './agent.service.ts';

export type AgentRouteDeps = { desk: AgentDesk; watchdog: Pick<Watchdog, 'gone'> };

export function agentRoutes(router: Router, adapter: Adapter, { desk, watchdog }: AgentRouteDeps): void {
  serve(router, adapter, routes.takeLease, ({ params, body }) =>
    desk.takeLease(params.sessionId, body.job_id, body.after_epoch),
  );
  serve(router, adapter, routes.appendEvents, ({ params, body }) =>
    desk.append(params.sessionId, body.events),
  );
  serve(router, adapter, routes.listEventsAfter, ({ params, query }) =>
    desk.listAfter(params.sessionId, query.after),
  );
  serve(router, adapter, routes.reportGone, async ({ params, body }) => ({
    called: await watchdog.gone(params.sessionId, body),
  }));
  serve(router, adapter, routes.heartbeat, ({ params, body }) => desk.heartbeat(params.sessionId, body));
}
