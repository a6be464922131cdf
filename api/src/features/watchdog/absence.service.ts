import type { Db } from '../../database/database.ts';
import { findLease, forgetAbsence } from '../log/lease.repository.ts';
import { findLast } from '../log/log.repository.ts';
import type { Log } from '../log/log.service.ts';
import { PAGE_GONE_MS } from '../views/open-pages.ts';
import { listAway } from './absence.repository.ts';
import { ownEvent } from './own-event.ts';

export type AbsenceDeps = { db: Db; log: Pick<Log, 'record'>; now: () => Date };
export type Absence = ReturnType<typeof createAbsence>;

/** A reload or a change of network is over long before; past it the interview rests, and its clocks with it. */
export const AWAY_MS = 60_000;

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

  /** Who comes back goes on at once; only a pause that the candidate asked for waits for their word. */
  async function resume(sessionId: string): Promise<void> {
    await deps.log.record(sessionId, null, async (locked, tx) => {
      await forgetAbsence(tx, sessionId);
      if (locked.status !== 'paused') return undefined;
      const last = await findLast(tx, sessionId, ['session_paused']);
      if (last?.kind !== 'session_paused' || last.data.reason === 'candidate') return undefined;
      return ownEvent({ kind: 'session_resumed', data: {} }, locked, deps.now());
    });
  }

  return { pauseAbandoned, resume };
}
