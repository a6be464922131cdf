import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Log } from '../log/log.service.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import { createAbsence } from './absence.service.ts';
import { createSearch } from './search.service.ts';
import { createWatchMetrics } from './watch-metrics.ts';
import { createWebhooks } from './webhook.service.ts';
import { createWatchdog } from './watchdog.service.ts';

export type WatchDeps = {
  db: Db;
  log: Pick<Log, 'record'>;
  rooms: RoomGateway;
  metrics: Pick<Metrics, 'registry'>;
  logger: Logger;
  now: () => Date;
  /** Signs the media server's notices. */
  apiKey: string;
  apiSecret: string;
};

const MOST_WORKERS = 1_000;

/** What keeps an interviewer in every interview, and lets those rest whose candidates are away. */
export function createWatch(deps: WatchDeps) {
  const metrics = createWatchMetrics(deps.metrics.registry);
  const search = createSearch({ ...deps, metrics });
  const watchdog = createWatchdog({ ...deps, metrics, search });
  const absence = createAbsence(deps);
  return {
    watchdog,
    absence,
    webhooks: createWebhooks({ ...deps, metrics, watchdog }),
    /** One look at all live interviews. */
    look: async (round: { judgeSilence: boolean }): Promise<{ databaseMs: number }> => {
      const told = await watchdog.tick(round);
      await absence.pauseAbandoned();
      return told;
    },
    welcomeWorker: welcoming((workerId) => {
      search.hurry().catch((err: unknown) => {
        deps.logger.warn({ err, worker_id: workerId }, 'those who wait could not be called for again');
      });
    }),
    /** As `attend`, for whom a fault must not keep from the room: the next look makes it good. */
    attend: (sessionId: string, room: { isNew: boolean }): Promise<void> =>
      watchdog.attend(sessionId, room).catch((err: unknown) => {
        deps.logger.warn({ err, session_id: sessionId }, 'an interviewer could not be called yet');
      }),
  };
}

/** Calls back with the first report of each worker that can be given interviews. */
function welcoming(onNew: (workerId: string) => void): (workerId: string) => void {
  const known = new Set<string>();
  return (workerId) => {
    if (known.has(workerId)) return;
    // Workers have a new id with each start: a year of restarts is a few kilobytes, but for ever is longer.
    if (known.size >= MOST_WORKERS) known.clear();
    known.add(workerId);
    onNew(workerId);
  };
}
