import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Cases } from './case.service.ts';

export function caseRoutes(router: Router, adapter: Adapter, deps: { cases: Cases }): void {
  serve(router, adapter, routes.listCases, async () => ({
    cases: await deps.cases.listCards(),
    broken: deps.cases.listBroken(),
  }));
}
