import type { Db, Executor } from '../../database/database.ts';
import { findLease, forgetAbsence } from '../log/lease.repository.ts';
import { findLast } from '../log/log.repository.ts';
import type { Log } from '../log/log.service.ts';
import { PAGE_GONE_MS } from '../views/open-pages.ts';
import { listAway, listIdle } from './absence.repository.ts';
import { ownEvent } from './own-event.ts';

export type AbsenceDeps = { db: Db; log: Pick<Log, 'record'>; now: () => Date };
export type Absence = ReturnType<typeof createAbsence>;

/** A reload or a change of network is over long before; past it the interview rests, and its clocks with it. */
export const AWAY_MS = 60_000;

/**
 * A page may stay open with nobody before it, or never get into the room: past this the seat is for somebody else. Whoever
 * reads the case's page first, or mends a microphone, is quicker.
 */
export const IDLE_MS = 10 * 60_000;

/** Lets an interview rest while its candidate is away, and goes on with it when they are back. */
export function createAbsence(deps: AbsenceDeps) {
  const ago = (ms: number): Date => new Date(deps.now().getTime() - ms);
  const awayBefore = (): Date => ago(AWAY_MS);

  /** Pauses every live interview whose candidate has been out of the room, with no page open, for a while. */
  async function pauseAbandoned(): Promise<number> {
    const away = await listAway(deps.db, awayBefore(), ago(PAGE_GONE_MS));
    for (const sessionId of away)
      await deps.log.record(sessionId, null, async (locked, tx) => {
        const lease = await findLease(tx, sessionId);
        const isAway = lease?.away_since != null && lease.away_since < awayBefore();
        if (locked.status !== 'live' || !isAway) return undefined;
        return ownEvent({ kind: 'session_paused', data: { reason: 'connection' } }, locked, deps.now());
      });
    return away.length;
  }

  /** Pauses every live interview that stands still, though a page of its candidate's may be open. */
  async function restIdle(): Promise<number> {
    let count = 0;
    for (const sessionId of await listIdle(deps.db, ago(IDLE_MS)))
      await deps.log.record(sessionId, null, async (locked, tx) => {
        const [isIdle] = await listIdle(tx, ago(IDLE_MS), sessionId);
        if (!isIdle) return undefined;
        count += 1;
        return ownEvent({ kind: 'session_paused', data: { reason: 'idle' } }, locked, deps.now());
      });
    return count;
  }

  /** The interview rests until its candidate goes on with it, and takes no seat before. */
  const waitsForWord = (sessionId: string): Promise<boolean> => isWordAwaited(deps.db, sessionId);

  /** Who comes back goes on at once, unless the interview rests until they say so. */
  async function resume(sessionId: string): Promise<void> {
    await deps.log.record(sessionId, null, async (locked, tx) => {
      await forgetAbsence(tx, sessionId);
      if (locked.status !== 'paused') return undefined;
      if (await isWordAwaited(tx, sessionId)) return undefined;
      return ownEvent({ kind: 'session_resumed', data: {} }, locked, deps.now());
    });
  }

  return { pauseAbandoned, restIdle, waitsForWord, resume };
}

async function isWordAwaited(db: Executor, sessionId: string): Promise<boolean> {
  const last = await findLast(db, sessionId, ['session_paused', 'session_resumed']);
  return last?.kind === 'session_paused' && (last.data.reason === 'candidate' || last.data.reason === 'idle');
}
