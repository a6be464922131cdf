import type { EventBody } from '@caseroom/core/log/event';
import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Log, OwnEvent } from '../log/log.service.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import * as repository from './observation.repository.ts';
import type { StoredObservation, Which } from './observation.repository.ts';

export type ObserverLifeDeps = {
  db: Db;
  log: Pick<Log, 'record'>;
  rooms: Pick<RoomGateway, 'listObservers' | 'removeObserver'>;
  /** Tells streams of the session, on every api, to look again. */
  announce: (sessionId: string) => Promise<void>;
  logger: Logger;
  now: () => Date;
};
type Joining = Pick<StoredObservation, 'id' | 'session_id' | 'link_id' | 'name'>;
export type ObserverLife = ReturnType<typeof createObserverLife>;

/** A stream notes every five seconds that it is there; three missed ones and an api that died in between. */
export const UNSEEN_MS = 30_000;

/** When somebody begins and ends to listen: in the log, in the room and on the pages that follow. */
export function createObserverLife(deps: ObserverLifeDeps) {
  const { db, log, rooms, now } = deps;

  /** Notes in the log that somebody listens, once. False: the interview has not begun, or the observation has ended. */
  async function join({ id, session_id, link_id, name }: Joining): Promise<boolean> {
    const { events } = await log.record(session_id, null, async (session, tx) => {
      if (session.started_at === null || session.status === 'ended') return undefined;
      if (!(await repository.markJoined(tx, id, now()))) return undefined;
      const byLink = link_id !== null;
      const data = { coach_id: id, by_link: byLink, ...(byLink && name !== null ? { name } : {}) };
      return coachEvent(id, { kind: 'coach_joined', data }, clockOf(session.started_at));
    });
    if (events.length > 0) return true;
    const found = await repository.findObservation(db, id);
    return found !== undefined && found.joined_at !== null && found.ended_at === null;
  }

  /**
   * Ends observations: nobody of them hears another word. The log says so first, as the media server may hang. What that
   * does not take now, `sweep` repeats; a place that could not be ended is ended by whoever looks at it next.
   */
  async function end(which: Which): Promise<number> {
    const ended: StoredObservation[] = [];
    for (const observation of await repository.listOpen(db, which))
      if (await endOne(observation, which)) ended.push(observation);
    const sessions = new Set(ended.map(({ session_id }) => session_id));
    await Promise.all([
      ...[...sessions].map(deps.announce),
      ...ended.map(({ session_id, id }) => putOut(session_id, id)),
    ]);
    return ended.length;
  }

  /** The place, and its line in the log; after the end of an interview the log says nothing more. */
  async function endOne({ id, session_id }: StoredObservation, which: Which): Promise<boolean> {
    let isEnded = false;
    try {
      await log.record(session_id, null, async ({ started_at, status }, tx) => {
        const ended = await repository.endObservation(tx, id, which, now());
        isEnded = ended !== undefined;
        if (!ended?.joined_at || started_at === null || status === 'ended') return undefined;
        return coachEvent(id, { kind: 'coach_left', data: { coach_id: id } }, clockOf(started_at));
      });
      return isEnded;
    } catch (err) {
      deps.logger.warn({ err, session_id, observation_id: id }, 'a listening place could not be ended');
      return false;
    }
  }

  /** Out of the room at once, if the media server takes it. */
  const putOut = (sessionId: string, id: string): Promise<void> =>
    rooms.removeObserver(sessionId, id).catch(noted(sessionId));

  /**
   * Ends what nobody follows any more, and removes from the rooms whoever has no open observation: a token that was
   * given before opens the room for a while, and the media server renews the ones of those who are in it.
   */
  async function sweep(): Promise<number> {
    let count = await end({ unseenSince: new Date(now().getTime() - UNSEEN_MS) });
    for (const sessionId of await repository.listObservedSessions(db)) {
      const strangers = await listStrangers(sessionId).catch(noted(sessionId));
      for (const id of strangers ?? []) {
        await putOut(sessionId, id);
        count += 1;
      }
    }
    return count;
  }

  async function listStrangers(sessionId: string): Promise<string[]> {
    const present = await rooms.listObservers(sessionId);
    const open = new Set(present.length > 0 ? await repository.listOpenIds(db, sessionId) : []);
    return present.filter((id) => !open.has(id));
  }

  const noted =
    (sessionId: string) =>
    (err: unknown): undefined => {
      deps.logger.warn({ err, session_id: sessionId }, 'an observer could not be removed, trying again soon');
    };

  const clockOf = (startedAt: Date): number => Math.max(0, now().getTime() - startedAt.getTime());

  return { join, end, putOut, sweep };
}

const coachEvent = (observationId: string, body: EventBody, occurredMs: number): OwnEvent => ({
  body,
  producer: `observation_${observationId}`,
  producerKind: 'coach',
  eventId: uuid7(),
  occurredMs,
});
