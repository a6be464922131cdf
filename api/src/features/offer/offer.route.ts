import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Doors } from './offer.service.ts';

export function offerRoutes(router: Router, adapter: Adapter, deps: { doors: Doors }): void {
  serve(router, adapter, routes.getOffer, ({ caller }) => deps.doors.getOffer(caller));
}
