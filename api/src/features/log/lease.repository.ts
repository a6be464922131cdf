import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

export type Lease = {
  epoch: number;
  job_id: string;
  taken_at: Date;
  heartbeat_at: Date;
  agent_state: string | null;
};

/** The epoch of the interviewer that may decide; 0 when there has been none. */
export async function findEpoch(db: Executor, sessionId: string): Promise<number> {
  const lease = await findLease(db, sessionId);
  return lease?.epoch ?? 0;
}

export async function findLease(db: Executor, sessionId: string): Promise<Lease | undefined> {
  return db
    .selectFrom('leases')
    .select(['epoch', 'job_id', 'taken_at', 'heartbeat_at', 'agent_state'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst();
}

/** Gives the lease to a job under the next epoch; whoever had it before is out. */
export async function takeLease(db: Executor, sessionId: string, jobId: string, at: Date): Promise<number> {
  const row = await db
    .insertInto('leases')
    .values({
      session_id: sessionId,
      epoch: 1,
      job_id: jobId,
      taken_at: at,
      heartbeat_at: at,
      agent_state: null,
    })
    .onConflict((conflict) =>
      conflict.column('session_id').doUpdateSet({
        epoch: sql`leases.epoch + 1`,
        job_id: jobId,
        taken_at: at,
        heartbeat_at: at,
        agent_state: null,
      }),
    )
    .returning('epoch')
    .executeTakeFirstOrThrow();
  return row.epoch;
}

/** Notes a sign of life. False: this epoch does not hold the lease any more. */
export async function touchLease(
  db: Executor,
  sessionId: string,
  epoch: number,
  state: string,
  at: Date,
): Promise<boolean> {
  const result = await db
    .updateTable('leases')
    .set({ heartbeat_at: at, agent_state: state })
    .where('session_id', '=', sessionId)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
