import { type Kysely, sql } from 'kysely';

/** Pages of candidates that follow their interview, and when each was last known to be there. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table open_pages (
      session_id uuid not null references sessions (id) on delete cascade,
      stream_id uuid not null,
      seen_at timestamptz not null,
      primary key (session_id, stream_id)
    )`.execute(db);
}
