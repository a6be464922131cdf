import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

export type Lease = {
  epoch: number;
  job_id: string;
  taken_at: Date;
  heartbeat_at: Date;
  agent_state: string | null;
  mute_since: Date | null;
  mute_why: string | null;
  away_since: Date | null;
  left_at: Date | null;
};

/** What a heartbeat changes beside its moment. `muteWhy` null: the interviewer can be heard. */
export type Pulse = { state: string; muteWhy: string | null; isCandidateHere: boolean; at: Date };

/** The epoch of the interviewer that may decide; 0 when there has been none. */
export async function findEpoch(db: Executor, sessionId: string): Promise<number> {
  const lease = await findLease(db, sessionId);
  return lease?.epoch ?? 0;
}

export async function findLease(db: Executor, sessionId: string): Promise<Lease | undefined> {
  return db
    .selectFrom('leases')
    .select([
      'epoch',
      'job_id',
      'taken_at',
      'heartbeat_at',
      'agent_state',
      'mute_since',
      'mute_why',
      'away_since',
      'left_at',
    ])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/**
 * Gives the lease to a job under the next epoch; whoever had it before is out. Undefined when a later epoch than `after` holds
 * the lease already: of two that were called only one may come. A job that asks again is given it again, and with null
 * whoever asks is.
 */
export async function takeLeaseAfter(
  db: Executor,
  sessionId: string,
  jobId: string,
  at: Date,
  after: number | null,
): Promise<number | undefined> {
  const fresh = { job_id: jobId, taken_at: at, heartbeat_at: at, agent_state: null, ...wellAndThere };
  const row = await db
    .insertInto('leases')
    .values({ session_id: sessionId, epoch: 1, ...fresh })
    .onConflict((conflict) =>
      conflict
        .column('session_id')
        .doUpdateSet({ epoch: sql`leases.epoch + 1`, ...fresh })
        .where(
          sql<boolean>`(${after}::int is null or leases.epoch <= ${after}::int or leases.job_id = ${jobId})`,
        ),
    )
    .returning('epoch')
    .executeTakeFirst();
  return row?.epoch;
}

/** `away_since` is the candidate's, not the interviewer's: whoever comes has not looked for them yet. */
const wellAndThere = { beat_gap_ms: null, mute_since: null, mute_why: null, left_at: null };

/** The candidate is coming into the room: however long they were out of it, they are not now. */
export async function forgetAbsence(db: Executor, sessionId: string): Promise<void> {
  await db.updateTable('leases').set({ away_since: null }).where('session_id', '=', sessionId).execute();
}

/** Notes a sign of life. False: this epoch does not hold the lease any more. */
export async function touchLease(
  db: Executor,
  sessionId: string,
  epoch: number,
  { state, muteWhy, isCandidateHere, at }: Pulse,
): Promise<boolean> {
  const since = (column: 'mute_since' | 'away_since', goesOn: boolean) =>
    goesOn ? sql<Date>`coalesce(${sql.ref(column)}, ${at})` : null;
  const result = await db
    .updateTable('leases')
    .set({
      heartbeat_at: at,
      agent_state: state,
      // A slow one is remembered for a while, so that one on a busy machine is not missed too soon.
      beat_gap_ms: sql<number>`greatest(
        least(extract(epoch from ${at}::timestamptz - heartbeat_at) * 1000, 60000),
        coalesce(beat_gap_ms, 0) * 0.8
      )::int`,
      mute_since: since('mute_since', muteWhy !== null),
      mute_why: muteWhy,
      away_since: since('away_since', !isCandidateHere),
    })
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** The interviewer of this epoch has left by itself; false when another one holds the lease. */
export async function leaveLease(db: Executor, sessionId: string, epoch: number, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('leases')
    .set({ left_at: at })
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
