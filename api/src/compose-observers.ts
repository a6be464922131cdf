import type { Logger } from 'pino';
import { type Config, publicUrlOf } from './config.ts';
import type { Db } from './database/database.ts';
import type { People } from './features/accounts/person.service.ts';
import type { Roles } from './features/accounts/role.service.ts';
import { createWorkspaces } from './features/accounts/workspace.service.ts';
import type { Log } from './features/log/log.service.ts';
import { createListening } from './features/observers/listening.service.ts';
import { createObserverLife } from './features/observers/observer-life.service.ts';
import { createObserverViews } from './features/observers/observer-views.ts';
import { createObserving } from './features/observers/observing.service.ts';
import type { RoomGateway } from './features/rooms/room.gateway.ts';
import type { Sessions } from './features/sessions/session.service.ts';
import { announceSession } from './features/views/view.repository.ts';
import type { Views } from './features/views/view.service.ts';

type Parts = {
  config: Config;
  db: Db;
  log: Log;
  logger: Logger;
  now: () => Date;
  people: People;
  roles: Roles;
  rooms: RoomGateway;
  sessions: Sessions;
  views: Views;
};

/** Everything that has to do with listening to an interview without taking part. */
export function composeObservers({ config, db, log, logger, now, people, roles, rooms, ...parts }: Parts) {
  const { sessions, views } = parts;
  const announce = (sessionId: string) => announceSession(db, sessionId);
  const life = createObserverLife({ db, log, rooms, announce, logger, now });
  return {
    life,
    workspaces: createWorkspaces({ db, people, roles }),
    listening: createListening({ db, sessions, log, life, now }),
    observing: createObserving({ db, sessions, people, roles, rooms, life, now }),
    observerViews: createObserverViews({ log, sessions, views }),
    secure: publicUrlOf(config).startsWith('https://'),
  };
}
