import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';
import type { StoredStatus } from '../../database/schema.ts';

/** Where a session's log stands: enough to know whether a view that was folded before is still the newest. */
export type Head = { head_seq: number; status: StoredStatus; tab_id: string | null };

export async function findHead(db: Executor, sessionId: string): Promise<Head | undefined> {
  return db
    .selectFrom('sessions')
    .select(['head_seq', 'status', 'tab_id'])
    .where('id', '=', sessionId)
    .executeTakeFirst();
}

/** Channel on which every api hears that something beside the log has changed: the tab that counts, or an erasure. */
export const sessionChannel = 'caseroom_session';

export async function announceSession(db: Executor, sessionId: string): Promise<void> {
  await sql`select pg_notify(${sessionChannel}, ${sessionId})`.execute(db);
}
