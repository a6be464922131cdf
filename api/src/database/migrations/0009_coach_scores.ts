import { type Kysely, sql } from 'kysely';

/** A coach's word on an interview: one draft that goes on, and the versions that were handed in of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table coach_words (
      id uuid primary key,
      session_id uuid not null references sessions (id) on delete cascade,
      account_id uuid references accounts (id) on delete set null,
      sheet jsonb not null,
      revision int not null,
      updated_at timestamptz not null default now(),
      unique (session_id, account_id)
    )`.execute(db);
  await sql`create index on coach_words (account_id)`.execute(db);
  await sql`
    create table coach_versions (
      word_id uuid not null references coach_words (id) on delete cascade,
      version int not null,
      evaluation_id uuid not null references evaluations (id) on delete cascade,
      sheet jsonb not null,
      handed_in_at timestamptz not null,
      primary key (word_id, version)
    )`.execute(db);
  await sql`create index on sessions (workspace_id, ended_at desc) where status = 'ended'`.execute(db);
}
