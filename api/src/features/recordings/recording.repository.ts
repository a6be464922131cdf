import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { AacOutcome } from '../../database/schema.ts';

export type Recording = {
  session_id: string;
  segment_id: string;
  content_type: string;
  stored_bytes: number;
  started_ms: number | null;
  duration_ms: number | null;
  complete: boolean;
  aac_outcome: AacOutcome | null;
  aac_of_bytes: number | null;
};

const columns = [
  'session_id',
  'segment_id',
  'content_type',
  'stored_bytes',
  'started_ms',
  'duration_ms',
  'complete',
  'aac_outcome',
  'aac_of_bytes',
] as const;

/** The row of a segment, made if there is none, locked: bytes of one segment are written one after the other. */
export async function lockRecording(
  tx: Executor,
  key: { session_id: string; segment_id: string; content_type: string },
): Promise<Recording> {
  await tx
    .insertInto('recordings')
    .values(key)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return tx
    .selectFrom('recordings')
    .select(columns)
    .where('session_id', '=', key.session_id)
    .where('segment_id', '=', key.segment_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

export async function updateRecording(
  tx: Executor,
  sessionId: string,
  segmentId: string,
  set: Partial<Omit<Recording, 'session_id' | 'segment_id'>>,
): Promise<void> {
  await tx
    .updateTable('recordings')
    .set(set)
    .where('session_id', '=', sessionId)
    .where('segment_id', '=', segmentId)
    .execute();
}

export async function findRecording(
  db: Executor,
  sessionId: string,
  segmentId: string,
): Promise<Recording | undefined> {
  return db
    .selectFrom('recordings')
    .select(columns)
    .where('session_id', '=', sessionId)
    .where('segment_id', '=', segmentId)
    .executeTakeFirst();
}

/** In the order in which they were recorded; those without a byte are left out. */
export async function listRecordings(db: Executor, sessionId: string): Promise<Recording[]> {
  return db
    .selectFrom('recordings')
    .select(columns)
    .where('session_id', '=', sessionId)
    .where('stored_bytes', '>', 0)
    .orderBy('started_ms')
    .orderBy('created_at')
    .execute();
}

/**
 * Segments that are over, or whose interview ended before `endedBefore`, and lack their second form, the newest first. The
 * condition is that of the index.
 */
export async function listWithoutAac(
  db: Executor,
  endedBefore: Date,
  limit: number,
): Promise<Pick<Recording, 'session_id' | 'segment_id' | 'aac_outcome'>[]> {
  return db
    .selectFrom('recordings')
    .innerJoin('sessions', 'sessions.id', 'recordings.session_id')
    .select(['session_id', 'segment_id', 'aac_outcome'])
    .where('stored_bytes', '>', 0)
    .where(sql<boolean>`(aac_of_bytes is distinct from stored_bytes or aac_outcome = 'no_encoder')`)
    .where((where) =>
      where.or([where('duration_ms', 'is not', null), where('sessions.ended_at', '<', endedBefore)]),
    )
    .orderBy('recordings.created_at', 'desc')
    .limit(limit)
    .execute();
}
