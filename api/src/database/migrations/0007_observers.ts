import { type Kysely, sql } from 'kysely';

/** Frozen: a change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [links, observations, people]) await sql.raw(statement).execute(db);
}

/** Of a link's token only the hash is kept: whoever reads the database cannot listen by it. */
const links = `
create table observer_links (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  token_hash text not null unique,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index on observer_links (session_id);`;

/** Each time that somebody listens: a coach by role has an account, a guest a link and a name. */
const observations = `
create table observations (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  account_id uuid references accounts (id) on delete set null,
  link_id uuid references observer_links (id) on delete cascade,
  name text,
  secret_hash text,
  opened_at timestamptz not null default now(),
  joined_at timestamptz,
  seen_at timestamptz not null default now(),
  ended_at timestamptz,
  check (link_id is null or (account_id is null and name is not null and secret_hash is not null))
);
create index on observations (session_id);
create index on observations (seen_at) where ended_at is null;`;

/** A coach sees the interviews of a workspace: they are found by it. */
const people = `
create index on sessions (workspace_id) where status in ('created', 'live', 'paused');`;
