import { type Kysely, sql } from 'kysely';

/** Frozen: a change is a new migration. Which moment a session sits again, and where on the clock it was cut. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  'alter table sessions add column forked_from_moment text, add column forked_at_ms bigint',
  'create index on sessions (forked_from_session) where forked_from_session is not null',
];
