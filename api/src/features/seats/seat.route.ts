import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { Seats } from './seat.service.ts';

export type SeatRouteDeps = {
  seats: Seats;
  sessions: Pick<Sessions, 'getOwn'>;
  /** A worker can be given interviews: whoever waits for an interviewer need wait no longer. */
  welcomeWorker: (workerId: string) => void;
};

export function seatRoutes(router: Router, adapter: Adapter, deps: SeatRouteDeps): void {
  const { seats, sessions } = deps;
  serve(router, adapter, routes.leaveQueue, async ({ caller, params }) => {
    await sessions.getOwn(caller, params.sessionId);
    await seats.leaveQueue(params.sessionId);
    return { ok: true as const };
  });
  serve(router, adapter, routes.reportWorker, async ({ params, body }) => {
    await seats.report(params.workerId, body);
    if (body.seats > 0 && !body.draining) deps.welcomeWorker(params.workerId);
    return { ok: true as const };
  });
}
