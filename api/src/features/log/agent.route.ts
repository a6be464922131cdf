import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { AgentDesk } from './agent.service.ts';

export function agentRoutes(router: Router, adapter: Adapter, deps: { desk: AgentDesk }): void {
  const { desk } = deps;
  serve(router, adapter, routes.takeLease, ({ params, body }) =>
    desk.takeLease(params.sessionId, body.job_id),
  );
  serve(router, adapter, routes.appendEvents, ({ params, body }) =>
    desk.append(params.sessionId, body.events),
  );
  serve(router, adapter, routes.listEventsAfter, ({ params, query }) =>
    desk.listAfter(params.sessionId, query.after),
  );
  serve(router, adapter, routes.heartbeat, ({ params, body }) => desk.heartbeat(params.sessionId, body));
}
