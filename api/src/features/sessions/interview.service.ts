import type { CandidateView } from '@caseroom/core/wire/view';
import type { EventBody, EventData } from '@caseroom/core/log/event';
import type { Db } from '../../database/database.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Log, OwnEvent } from '../log/log.service.ts';
import type { RoomGateway, RoomGrant } from '../rooms/room.gateway.ts';
import type { Views } from '../views/view.service.ts';
import { sessionOver, superseded } from './session-faults.ts';
import * as repository from './session.repository.ts';
import type { Session } from './session.repository.ts';
import type { Sessions } from './session.service.ts';

export type InterviewDeps = {
  db: Db;
  sessions: Sessions;
  log: Log;
  rooms: RoomGateway;
  /** A seat for the interview; throws `seats_taken` with the place in the queue. */
  reserveSeat: (session: Session, agreesToProviders: boolean) => Promise<void>;
  /** Sees to it that an interviewer is in the room or on the way; never throws, as it is tried again. */
  attend: (sessionId: string, room: { isNew: boolean }) => Promise<void>;
  /** The interview rests until its candidate goes on with it, wherever they are. */
  waitsForWord: (sessionId: string) => Promise<boolean>;
  /** Goes on with an interview that rests because its candidate was away. */
  resumeAfterBreak: (sessionId: string) => Promise<void>;
  views: Pick<Views, 'getView' | 'forget'>;
  /** Removes the recordings of a session from the disk. */
  eraseFiles: (sessionId: string) => Promise<void>;
  /** Tells streams of the session, on every api, to look again. */
  announce: (sessionId: string) => Promise<void>;
  /** Another process closes the room when interviewer and page have had their last words. */
  closeRoomLater: (sessionId: string) => Promise<void>;
  now: () => Date;
};
export type Interviews = ReturnType<typeof createInterviews>;
export type Started = RoomGrant & { view: CandidateView; now_ms: number };

/** Begins, ends and erases interviews: what touches log, room and files together. */
export function createInterviews(deps: InterviewDeps) {
  /**
   * Idempotent: whoever comes back gets a new token for the same room; the newest tab is the one that counts. One that only
   * `renews` its way in takes nothing from a newer one. Which tab is the newest is noted before anything that may fail: of two
   * that wait, the one opened later gets in.
   */
  async function start(caller: Caller, sessionId: string, tabId: string, renews = false): Promise<Started> {
    const session = await deps.sessions.getOwn(caller, sessionId);
    if (session.status === 'ended') throw sessionOver();
    const isTaken = ({ tab_id }: Session) => renews && tab_id !== null && tab_id !== tabId;
    if (isTaken(session)) throw superseded();
    if (session.tab_id !== tabId) {
      await repository.updateSession(deps.db, sessionId, { tab_id: tabId });
      await deps.announce(sessionId);
    }
    const { observers, providers } = await deps.sessions.getConsents(sessionId);
    // Its page may look in, again and again: a seat is taken, and somebody called, when it goes on.
    const waits = session.status === 'paused' && (await deps.waitsForWord(sessionId));
    if (!waits) await deps.reserveSeat(session, providers);
    // The room first: when the media server is away, the session stays as it was.
    const room = await deps.rooms.openRoom(sessionId);
    if (session.status === 'created') await beginClock(session);
    else await deps.resumeAfterBreak(sessionId);
    const attended = waits ? undefined : deps.attend(sessionId, room);
    const [grant, view, current] = await Promise.all([
      deps.rooms.grantCandidate(sessionId, session.door, observers),
      deps.views.getView(sessionId),
      deps.sessions.get(sessionId),
    ]);
    await attended;
    // The media server may have taken seconds, in which somebody opened the newer tab.
    if (isTaken(current)) throw superseded();
    const startedMs = (current.started_at ?? deps.now()).getTime();
    return { ...grant, view, now_ms: Math.max(0, deps.now().getTime() - startedMs) };
  }

  /** Of two tabs that start at once one begins the clock; the other finds it running. */
  async function beginClock(session: Session): Promise<void> {
    // The clock of a fork goes on from where it was cut.
    const atMs = session.forked_at_ms ?? 0;
    const startedAt = new Date(deps.now().getTime() - atMs);
    await deps.log.record(session.id, null, async (locked, tx) => {
      if (locked.status === 'ended') throw sessionOver();
      if (!(await repository.moveStatus(tx, session.id, 'start', { started_at: startedAt })))
        return undefined;
      return ownEvent(beginningOf(session), atMs);
    });
  }

  async function endByCandidate(caller: Caller, sessionId: string): Promise<Session> {
    const session = await deps.sessions.getOwn(caller, sessionId);
    if (session.status === 'ended') throw sessionOver();
    await end(sessionId, 'ended_by_candidate');
    return deps.sessions.getOwn(caller, sessionId);
  }

  /** Ends a session whatever state it is in; one that is over stays as it is. */
  async function end(sessionId: string, reason: EventData<'session_ended'>['reason']): Promise<void> {
    await deps.log.record(sessionId, null, async (locked, tx) => {
      if (locked.status === 'ended') return undefined;
      if (locked.started_at === null) {
        await repository.moveStatus(tx, sessionId, 'end', { ended_at: deps.now(), end_reason: reason });
        return undefined;
      }
      const occurredMs = deps.now().getTime() - locked.started_at.getTime();
      return ownEvent({ kind: 'session_ended', data: { reason } }, occurredMs);
    });
  }

  /** Rows, files and recording at once. The files go before the rows are committed, so that none is left behind. */
  async function erase(caller: Caller, sessionId: string): Promise<void> {
    await deps.sessions.getOwn(caller, sessionId);
    await deps.db.transaction().execute(async (tx) => {
      await repository.eraseSession(tx, sessionId);
      await deps.eraseFiles(sessionId);
    });
    deps.views.forget(sessionId);
    await deps.announce(sessionId);
    await deps.closeRoomLater(sessionId);
  }

  return { start, endByCandidate, end, erase };
}

/** A session that was forked has its beginning in what was copied; it tells which moment is sat again. */
function beginningOf(session: Session): EventBody {
  const { case_id, case_hash, seed, mode, setting, door, versions, forked_from_moment: ask_id } = session;
  if (ask_id !== null) return { kind: 'moment_reopened', data: { ask_id, door, setting } };
  return { kind: 'session_started', data: { case_id, case_hash, seed, mode, setting, door, versions } };
}

const ownEvent = (body: EventBody, occurredMs: number): OwnEvent => ({
  body,
  producer: 'api',
  producerKind: 'api',
  eventId: uuid7(),
  occurredMs,
});
