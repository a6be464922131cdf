import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../database/database.ts';

/** A live session with the least that a row needs, for tests of what does not look at its case. */
export async function insertTestSession(db: Db): Promise<string> {
  const [sessionId, accountId, workspaceId] = [randomUUID(), randomUUID(), randomUUID()];
  await sql`insert into accounts (id, name, email, "emailVerified") values
    (${accountId}, 'Test', ${`${accountId}@example.org`}, false)`.execute(db);
  await db.insertInto('workspaces').values({ id: workspaceId, name: 'Test' }).execute();
  await db
    .insertInto('sessions')
    .values({
      id: sessionId,
      workspace_id: workspaceId,
      account_id: accountId,
      title: 'Test',
      case_id: 'test',
      case_title: 'Test',
      case_hash: 'hash',
      compiled_case: '{}',
      seed: 1,
      versions: '{}',
      mode: 'interviewer-led',
      setting: 'practice',
      door: 'type',
      locale: 'en',
      time_zone: 'UTC',
      status: 'live',
      started_at: new Date(),
    })
    .execute();
  return sessionId;
}
