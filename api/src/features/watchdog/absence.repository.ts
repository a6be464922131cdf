import { sql } from 'kysely';
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

/**
 * Live sessions whose candidate has pressed and written nothing since `before`, by the session's clock, nor begun or gone on,
 * and of which no clock runs: nobody was greeted, or the candidate has been out of the room since then. `only`: this one alone
 * is looked at.
 */
export async function listIdle(db: Executor, before: Date, only?: string): Promise<string[]> {
  const at = (event: string) =>
    sql`sessions.started_at + ${sql.ref(`${event}.occurred_ms`)} * interval '1 millisecond'`;
  const hasActed = sql<boolean>`exists (select from events act where act.session_id = sessions.id
    and ${at('act')} >= ${before} and (act.producer_kind = 'page'
      or act.kind in ('session_started', 'moment_reopened', 'session_resumed')))`;
  // What a fork has of its original was said in another sitting.
  const isGreeted = sql<boolean>`exists (select from events greeting where greeting.session_id = sessions.id
    and greeting.kind = 'reply_begun' and greeting.seq > coalesce(sessions.forked_from_seq, 0))`;
  const isLost = sql<boolean>`exists (select from events lost where lost.session_id = sessions.id
    and lost.kind = 'connection_lost' and lost.data ->> 'who' = 'candidate' and ${at('lost')} < ${before}
    and not exists (select from events back where back.session_id = sessions.id and back.seq > lost.seq
      and back.kind = 'connection_restored' and back.data ->> 'who' = 'candidate'))`;
  const rows = await db
    .selectFrom('sessions')
    .select('sessions.id')
    .where('sessions.status', '=', 'live')
    .$if(only !== undefined, (query) => query.where('sessions.id', '=', only ?? ''))
    .where('sessions.started_at', '<', before)
    .where((eb) => eb.and([eb.not(hasActed), eb.or([eb.not(isGreeted), isLost])]))
    .execute();
  return rows.map((row) => row.id);
}
