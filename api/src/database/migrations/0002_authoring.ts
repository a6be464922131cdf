import { type Kysely, sql } from 'kysely';

/** Frozen: a change is a new migration. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of [roles, drafts, versions]) await sql.raw(statement).execute(db);
}

const roles = `
alter table people add column role text not null default 'candidate'
  check (role in ('candidate', 'coach', 'admin'));`;

const drafts = `
create table case_drafts (
  id uuid primary key,
  workspace_id uuid not null references workspaces (id),
  author_id uuid references accounts (id) on delete set null,
  case_id text not null,
  title text not null,
  yaml text not null,
  hash text not null,
  revision int not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on case_drafts (workspace_id, updated_at desc);`;

/** A session pins its own compiled case: no version is needed to replay an interview. */
const versions = `
create table case_versions (
  id uuid primary key,
  draft_id uuid not null references case_drafts (id) on delete cascade,
  workspace_id uuid not null references workspaces (id),
  author_id uuid references accounts (id) on delete set null,
  case_id text not null,
  number int not null,
  card jsonb not null,
  yaml text not null,
  hash text not null,
  status text not null default 'published' check (status in ('published', 'replaced', 'withdrawn')),
  published_at timestamptz not null default now(),
  unique (draft_id, number)
);
create unique index case_versions_one_in_the_library on case_versions (case_id) where status = 'published';
create unique index case_versions_one_of_a_draft on case_versions (draft_id) where status = 'published';`;
