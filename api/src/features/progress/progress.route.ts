import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { ProgressDesk } from './progress.service.ts';

export function progressRoutes(router: Router, adapter: Adapter, deps: { progress: ProgressDesk }): void {
  serve(router, adapter, routes.getProgress, ({ caller }) => deps.progress.get(caller));
}
