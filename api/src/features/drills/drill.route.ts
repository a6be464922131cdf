import { raw, type Router } from 'express';
import type { Redis } from 'ioredis';
import { routes } from '@caseroom/core/wire/routes';
import type { Db } from '../../database/database.ts';
import { actLimit } from '../../http/limits.ts';
import { type Adapter, serve } from '../../http/route.ts';
import { summariseDrills } from './drill-summary.service.ts';
import type { Drills } from './drill.service.ts';

/** Each costs a recogniser's time; nobody answers more drills in a minute. */
export const SPOKEN_ANSWERS_A_MINUTE = 20;
/** A run has ten items: who begins more than this in a minute answers none. */
export const RUNS_A_MINUTE = 20;
/** Twenty seconds of stereo at 48 kHz and 16 bits are 3.84 MB. */
const WAV_LIMIT = '4mb';

export function drillRoutes(
  router: Router,
  adapter: Adapter,
  { drills, db, redis }: { drills: Drills; db: Db; redis: Redis },
): void {
  const countSpoken = actLimit({ redis, name: 'drill-speech', actsAMinute: SPOKEN_ANSWERS_A_MINUTE });
  const countRun = actLimit({ redis, name: 'drill-runs', actsAMinute: RUNS_A_MINUTE });
  serve(router, adapter, routes.getDrillSummary, ({ caller }) => summariseDrills(db, caller.accountId));
  serve(router, adapter, routes.startDrill, async ({ caller, body }) => {
    await countRun(caller.accountId);
    return drills.start(caller, body.kind, body.topic);
  });
  serve(router, adapter, routes.getDrill, ({ caller, params }) => drills.getRun(caller, params.runId));
  serve(router, adapter, routes.nextDrill, ({ caller, params }) => drills.next(caller, params.runId));
  serve(router, adapter, routes.answerDrill, ({ caller, params, body }) =>
    'text' in body
      ? drills.answer(caller, params, body.text)
      : drills.confirm(caller, params, body.confirmed),
  );
  serve(
    router,
    adapter,
    routes.speakDrill,
    async ({ caller, params, query, request }) => {
      await countSpoken(caller.accountId);
      const wav = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      return drills.speak(caller, params, query.door, wav);
    },
    raw({ type: () => true, limit: WAV_LIMIT }),
  );
}
