import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';
import {
  BEAT_LOST_MS,
  BEAT_MS,
  FIRST_GAP_MS,
  MOST_PATIENCE_MS,
  PATIENCE_A_GAP,
  STARTING_MS,
  STARTING_PATIENCE_MS,
} from './interviewer-loss.ts';

/** A search for an interviewer that is to follow `epoch` (0: there has been none). */
export type OpenCall = {
  session_id: string;
  epoch: number;
  cause: string;
  opened_at: Date;
  rounds: number;
  called_at: Date | null;
  dispatch_id: string | null;
  failures: number;
  failed_at: Date | null;
};
export type Overdue = { session_id: string; epoch: number; job_id: string; cause: string };
export type NewCall = { sessionId: string; epoch: number; cause: string; at: Date };

const columns = [
  'interviewer_calls.session_id',
  'interviewer_calls.epoch',
  'interviewer_calls.cause',
  'interviewer_calls.opened_at',
  'interviewer_calls.rounds',
  'interviewer_calls.called_at',
  'interviewer_calls.dispatch_id',
  'interviewer_calls.failures',
  'interviewer_calls.failed_at',
] as const;

/** Live sessions with their lease, and the search that is open for them; each may be absent. */
const live = (db: Executor) =>
  db
    .selectFrom('sessions')
    .leftJoin('leases', 'leases.session_id', 'sessions.id')
    .leftJoin('interviewer_calls', (join) =>
      join
        .onRef('interviewer_calls.session_id', '=', 'sessions.id')
        .on(sql<boolean>`interviewer_calls.epoch = coalesce(leases.epoch, 0)`),
    )
    .where('sessions.status', '=', 'live');

/**
 * Interviewers that ought to be there and gave no sign of life (with `silentAt`), or have said since before `muteBefore`
 * that nobody hears them, and whom nobody follows yet.
 */
export async function listOverdue(
  db: Executor,
  { silentAt, muteBefore }: { silentAt: Date | null; muteBefore: Date },
): Promise<Overdue[]> {
  const isSilent = silentAt ? silentSince(silentAt) : sql<boolean>`false`;
  const rows = await live(db)
    .select(['sessions.id as session_id', 'leases.epoch', 'leases.job_id', 'leases.mute_why'])
    .select(isSilent.as('is_silent'))
    .where('interviewer_calls.session_id', 'is', null)
    .where('leases.left_at', 'is', null)
    .where((eb) => eb.or([isSilent, eb('leases.mute_since', '<', muteBefore)]))
    .execute();
  return rows.flatMap(({ session_id, epoch, job_id, mute_why, is_silent }) =>
    epoch === null || job_id === null
      ? []
      : [{ session_id, epoch, job_id, cause: is_silent ? 'no_heartbeat' : `mute_${mute_why ?? 'unknown'}` }],
  );
}

/** Silent for longer than its own pace explains: on a machine without a processor to spare another job would be no quicker. */
const silentSince = (at: Date) => {
  const ageOf = (column: 'heartbeat_at' | 'taken_at') =>
    sql`extract(epoch from ${at}::timestamptz - ${sql.ref(`leases.${column}`)}) * 1000`;
  const gapMs = sql`coalesce(leases.beat_gap_ms, ${FIRST_GAP_MS}::int)`;
  return sql<boolean>`
    ${ageOf('heartbeat_at')} > least(${MOST_PATIENCE_MS}::int, greatest(
      ${BEAT_LOST_MS}::int + ${PATIENCE_A_GAP}::int * greatest(${gapMs} - ${BEAT_MS}::int, 0),
      case when ${ageOf('taken_at')} < ${STARTING_MS}::int then ${STARTING_PATIENCE_MS}::int else 0 end
    ))`;
};

/** Live sessions that have no interviewer and for which nobody is searched. */
export async function listUncalled(db: Executor): Promise<{ session_id: string; epoch: number }[]> {
  const rows = await live(db)
    .select(['sessions.id as session_id', 'leases.epoch'])
    .where('interviewer_calls.session_id', 'is', null)
    .where((eb) => eb.or([eb('leases.session_id', 'is', null), eb('leases.left_at', 'is not', null)]))
    .execute();
  return rows.map(({ session_id, epoch }) => ({ session_id, epoch: epoch ?? 0 }));
}

/** Searches of live sessions that go on, each since its last call. */
export async function listOpen(db: Executor): Promise<OpenCall[]> {
  return live(db)
    .select(columns)
    .$narrowType<OpenCall>()
    .where('interviewer_calls.session_id', 'is not', null)
    .execute();
}

export async function findCall(db: Executor, sessionId: string): Promise<OpenCall | undefined> {
  return db
    .selectFrom('interviewer_calls')
    .select(columns)
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/** Whether a job was an interviewer of the session and is held for lost. */
export async function wasLost(db: Executor, sessionId: string, jobId: string): Promise<boolean> {
  const row = await db
    .selectFrom('events')
    .select('seq')
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'interviewer_lost')
    .where(sql<boolean>`data ->> 'job_id' = ${jobId}`)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many interviewers the session has lost since then, by its own clock; those of what it was forked from are not its own. */
export async function countLosses(db: Executor, sessionId: string, since: Date): Promise<number> {
  const row = await db
    .selectFrom('events')
    .innerJoin('sessions', 'sessions.id', 'events.session_id')
    .select((eb) => eb.fn.countAll<number>().as('losses'))
    .where('events.session_id', '=', sessionId)
    .where('events.kind', '=', 'interviewer_lost')
    .where('events.producer', '=', 'api')
    .where(sql<boolean>`sessions.started_at + events.occurred_ms * interval '1 millisecond' > ${since}`)
    .executeTakeFirstOrThrow();
  return row.losses;
}

/** Begins a search, unless one for this epoch or a later one has begun: then undefined. */
export async function openCall(
  tx: Executor,
  { sessionId, epoch, cause, at }: NewCall,
): Promise<OpenCall | undefined> {
  const fresh = { epoch, cause, opened_at: at, rounds: 0, called_at: null, dispatch_id: null };
  return tx
    .insertInto('interviewer_calls')
    .values({ session_id: sessionId, ...fresh, failed_at: null })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet(fresh).where('interviewer_calls.epoch', '<', epoch),
    )
    .returning(columns)
    .executeTakeFirst();
}

/** One more failure of a search: a row of them counts on, an older one begins anew. Returns how many in a row. */
export async function countFailure(
  db: Executor,
  { sessionId, epoch, at, rowSince }: { sessionId: string; epoch: number; at: Date; rowSince: Date },
): Promise<number> {
  const row = await db
    .updateTable('interviewer_calls')
    .set({
      failures: sql<number>`case when failed_at > ${rowSince} then failures + 1 else 1 end`,
      failed_at: at,
    })
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .returning('failures')
    .executeTakeFirst();
  return row?.failures ?? 0;
}

/** Makes the next call of a search ours. False: another api has just made it, or somebody has come meanwhile. */
export async function claimRound(
  db: Executor,
  { session_id, epoch, called_at }: Pick<OpenCall, 'session_id' | 'epoch' | 'called_at'>,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('interviewer_calls')
    .set({ rounds: sql<number>`rounds + 1`, called_at: at, dispatch_id: null })
    .where('session_id', '=', session_id)
    .where('epoch', '=', epoch)
    .where('called_at', 'is not distinct from', called_at)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('leases')
            .select('leases.epoch')
            .whereRef('leases.session_id', '=', 'interviewer_calls.session_id')
            .whereRef('leases.epoch', '>', 'interviewer_calls.epoch'),
        ),
      ),
    )
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function noteDispatch(
  db: Executor,
  sessionId: string,
  epoch: number,
  dispatchId: string | null,
): Promise<void> {
  await db
    .updateTable('interviewer_calls')
    .set({ dispatch_id: dispatchId })
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .execute();
}
