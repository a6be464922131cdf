import type { Db } from '../database/database.ts';
import { takeLeaseAfter } from '../features/log/lease.repository.ts';

/** Takes the lease as a job that was called after nobody in particular, and gives its epoch. */
export async function takeTestLease(
  db: Db,
  sessionId: string,
  jobId: string,
  at: Date = new Date(),
): Promise<number> {
  const epoch = await takeLeaseAfter(db, sessionId, jobId, at, null);
  if (epoch === undefined) throw new Error('a lease that anybody may take was refused');
  return epoch;
}
