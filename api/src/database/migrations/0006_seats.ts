import { type Kysely, sql } from 'kysely';

/** Frozen: a change is a new migration. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [workers, seats]) await sql.raw(statement).execute(db);
}

const workers = `
create table interview_workers (
  worker_id uuid primary key,
  seats int not null check (seats >= 0),
  draining boolean not null,
  seen_at timestamptz not null
);`;

/** One row for each session that has a seat or queues for one; \`expires_at\` ends either, unless it is moved on. */
const seats = `
create table seats (
  session_id uuid primary key references sessions (id) on delete cascade,
  state text not null check (state in ('waiting', 'held')),
  comes_back boolean not null,
  providers text[] not null,
  asked_at timestamptz not null,
  held_since timestamptz,
  expires_at timestamptz not null,
  worker_id uuid
);
create index on seats (state, expires_at);`;
