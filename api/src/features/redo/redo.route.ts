import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Redos } from './redo.service.ts';
import type { TakesDesk } from './takes.service.ts';

export function redoRoutes(router: Router, adapter: Adapter, deps: { redos: Redos; takes: TakesDesk }): void {
  const { redos, takes } = deps;
  serve(router, adapter, routes.listMoments, async ({ caller, params }) => ({
    moments: await redos.listMoments(caller, params.sessionId),
  }));
  serve(router, adapter, routes.redoMoment, async ({ caller, params, body }) => ({
    session_id: await redos.redo(caller, params.sessionId, body),
  }));
  serve(router, adapter, routes.getTakes, async ({ caller, params, query }) =>
    takes.getTakes(caller, params.sessionId, query.before),
  );
}
