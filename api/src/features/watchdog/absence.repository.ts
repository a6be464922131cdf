import type { Executor } from '../../database/database.ts';
import { eventsSince } from '../sessions/of-session.ts';

/** Live sessions whose candidate has been out of the room since `before`, and has written nothing since. */
export async function listAway(db: Executor, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('leases', 'leases.session_id', 'sessions.id')
    .select('sessions.id')
    .where('sessions.status', '=', 'live')
    .where('leases.away_since', '<', before)
    .where((eb) => eb.not(eb.exists(eventsSince(before).where('events.producer_kind', '=', 'page'))))
    .execute();
  return rows.map((row) => row.id);
}
