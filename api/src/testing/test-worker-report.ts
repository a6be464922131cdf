import { randomUUID } from 'node:crypto';
import type { Db } from '../database/database.ts';

/** A worker of interviewers that reported in a far future, so that it is there for as long as a test runs. */
export async function insertTestWorker(db: Db, seats = 1_000): Promise<string> {
  const workerId = randomUUID();
  await db
    .insertInto('interview_workers')
    .values({ worker_id: workerId, seats, draining: false, seen_at: new Date('2999-01-01T00:00:00Z') })
    .execute();
  return workerId;
}
