import type { Executor } from '../../database/database.ts';
import { eventsSince, pageOpenAfter } from '../sessions/of-session.ts';

/**
 * Live sessions whose candidate has been out of the room since `before`, has written nothing since, and has no page open that
 * was there after `pageGone`.
 */
export async function listAway(db: Executor, before: Date, pageGone: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('leases', 'leases.session_id', 'sessions.id')
    .select('sessions.id')
    .where('sessions.status', '=', 'live')
    .where('leases.away_since', '<', before)
    .where((eb) => eb.not(eb.exists(eventsSince(before).where('events.producer_kind', '=', 'page'))))
    .where((eb) => eb.not(eb.exists(pageOpenAfter(pageGone))))
    .execute();
  return rows.map((row) => row.id);
}
