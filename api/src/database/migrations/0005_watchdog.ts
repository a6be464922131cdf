import { type Kysely, sql } from 'kysely';

/** What an interviewer says of itself, who was called after it, and which notices of the media server were taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [leases, calls, webhooks]) await sql.raw(statement).execute(db);
}

const leases = `
alter table leases
  add column beat_gap_ms int,
  add column mute_since timestamptz,
  add column mute_why text,
  add column away_since timestamptz,
  add column left_at timestamptz;
create index sessions_live on sessions (id) where status = 'live'`;

const calls = `
create table interviewer_calls (
  session_id uuid primary key references sessions (id) on delete cascade,
  epoch int not null,
  cause text not null,
  opened_at timestamptz not null,
  rounds int not null default 0,
  called_at timestamptz,
  dispatch_id text,
  failures int not null default 0,
  failed_at timestamptz
)`;

const webhooks = `
create table webhooks (
  id text primary key,
  received_at timestamptz not null
);
create index on webhooks (received_at)`;
