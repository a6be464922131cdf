import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import type { Metrics } from '../health/metrics.ts';
import type { Log } from '../log/log.service.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import { createAbsence } from './absence.service.ts';
import { createSearch } from './search.service.ts';
import { createWatchMetrics } from './watch-metrics.ts';
import { createWatchdog } from './watchdog.service.ts';

export type WatchDeps = {
  db: Db;
  log: Pick<Log, 'record'>;
  rooms: RoomGateway;
  metrics: Pick<Metrics, 'registry'>;
  logger: Logger;
  now: () => Date;
};

/** What keeps an interviewer in every interview, and lets those rest whose candidates are away. */
export function createWatch(deps: WatchDeps) {
  const metrics = createWatchMetrics(deps.metrics.registry);
  const search = createSearch({ ...deps, metrics });
  const watchdog = createWatchdog({ ...deps, metrics, search });
  const absence = createAbsence(deps);
  return {
    watchdog,
    absence,
    watchMetrics: metrics,
    /** One look at all live interviews. */
    look: async (round: { judgeSilence: boolean }): Promise<void> => {
      await watchdog.tick(round);
      await absence.pauseAbandoned();
    },
    /** As `attend`, for whom a fault must not keep from the room: the next look makes it good. */
    attend: (sessionId: string, room: { isNew: boolean }): Promise<void> =>
      watchdog.attend(sessionId, room).catch((err: unknown) => {
        deps.logger.warn({ err, session_id: sessionId }, 'an interviewer could not be called yet');
      }),
  };
}
