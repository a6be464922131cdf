import { type Kysely, sql } from 'kysely';

/** Frozen: a change is a new migration. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [accounts, people, sessions, log, leases, recordings, costs, evaluations]) {
    await sql.raw(statement).execute(db);
  }
}

/** In the form that the account library reads and writes (its names are camelCase). */
const accounts = `
create table accounts (
  "id" uuid primary key default gen_random_uuid(),
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "isAnonymous" boolean
);
create table account_sessions (
  "id" uuid primary key default gen_random_uuid(),
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references accounts (id) on delete cascade
);
create index on account_sessions ("userId");
create table account_credentials (
  "id" uuid primary key default gen_random_uuid(),
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references accounts (id) on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index on account_credentials ("userId");
create table account_verifications (
  "id" uuid primary key default gen_random_uuid(),
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index on account_verifications ("identifier");`;

const people = `
create table workspaces (
  id uuid primary key,
  name text not null,
  created_at timestamptz not null default now()
);
create table people (
  account_id uuid primary key references accounts (id) on delete cascade,
  workspace_id uuid not null references workspaces (id),
  time_zone text not null,
  created_at timestamptz not null default now()
);`;

const sessions = `
create table sessions (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id),
  account_id uuid not null references accounts (id),
  kind text not null default 'interview' check (kind in ('interview', 'drill', 'redo')),
  forked_from_session uuid,
  forked_from_seq int,
  title text not null,
  case_id text not null,
  case_title text not null,
  case_hash text not null,
  compiled_case jsonb not null,
  seed bigint not null,
  versions jsonb not null,
  mode text not null,
  setting text not null,
  door text not null,
  locale text not null,
  time_zone text not null,
  status text not null default 'created' check (status in ('created', 'live', 'paused', 'ended')),
  end_reason text,
  head_seq int not null default 0,
  head_hash text not null default '',
  tab_id uuid,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  check ((status = 'created') = (started_at is null) or status = 'ended')
);
create index on sessions (account_id, created_at desc, id desc);
create index on sessions (status) where status in ('live', 'paused');
create table consents (
  session_id uuid not null references sessions (id) on delete cascade,
  scope text not null check (scope in ('recording', 'providers', 'observers')),
  granted boolean not null,
  text_version text not null,
  given_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (session_id, scope, given_at)
);
create table tombstones (
  session_id uuid primary key,
  created_at timestamptz not null,
  erased_at timestamptz not null default now()
);`;

const log = `
create table events (
  session_id uuid not null references sessions (id) on delete cascade,
  seq int not null check (seq > 0),
  event_id uuid not null,
  producer text not null,
  producer_kind text not null,
  epoch int not null,
  producer_seq int not null,
  kind text not null,
  schema_version int not null,
  occurred_ms bigint not null,
  stored_at timestamptz not null default now(),
  audience text not null check (audience in ('candidate', 'coach', 'internal')),
  causation_id uuid,
  turn_id uuid,
  data jsonb not null,
  primary key (session_id, seq),
  unique (session_id, producer, epoch, producer_seq),
  unique (session_id, event_id)
);
create function refuse_update() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % of session % cannot be changed', old.seq, old.session_id;
end $$;
create trigger events_are_append_only before update on events for each row execute function refuse_update();`;

const leases = `
create table leases (
  session_id uuid primary key references sessions (id) on delete cascade,
  epoch int not null,
  job_id text not null,
  taken_at timestamptz not null,
  heartbeat_at timestamptz not null,
  agent_state text
);`;

const recordings = `
create table recordings (
  session_id uuid not null references sessions (id) on delete cascade,
  segment_id uuid not null,
  content_type text not null,
  stored_bytes bigint not null default 0,
  started_ms bigint,
  duration_ms bigint,
  complete boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (session_id, segment_id)
);`;

const costs = `
create table costs (
  session_id uuid references sessions (id) on delete set null,
  account_id uuid references accounts (id) on delete set null,
  day date not null,
  provider text not null,
  model text not null,
  unit text not null,
  amount double precision not null,
  microcents bigint not null,
  currency text not null,
  unique (day, session_id, provider, model, unit, currency)
);`;

const evaluations = `
create table evaluations (
  id uuid primary key,
  session_id uuid not null references sessions (id) on delete cascade,
  rubric_version text not null,
  evaluator_version text not null,
  head_seq int not null,
  head_hash text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed')),
  step text,
  per_cent int not null default 0 check (per_cent between 0 and 100),
  reason text,
  attempts int not null default 0,
  report jsonb,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  published_at timestamptz,
  unique (session_id, rubric_version, head_hash, evaluator_version),
  check ((state = 'done') = (report is not null) and (report is null) = (published_at is null))
);
create index on evaluations (session_id, created_at desc);
create index on evaluations (state) where state in ('queued', 'running');
create table evaluation_steps (
  evaluation_id uuid not null references evaluations (id) on delete cascade,
  step text not null,
  result jsonb not null,
  stored_at timestamptz not null default now(),
  primary key (evaluation_id, step)
);`;
