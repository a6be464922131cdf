import { type Kysely, sql } from 'kysely';

/** Runs of number drills. An item is pinned when it is put; where somebody stands is in the newest answer of a kind. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table drill_runs (
      id uuid primary key,
      account_id uuid not null references accounts (id) on delete cascade,
      kind text not null check (kind in ('mental', 'estimation', 'charts')),
      topic text,
      seed bigint not null,
      length int not null,
      started_at timestamptz not null,
      finished_at timestamptz
    )`.execute(db);
  await sql`create index on drill_runs (account_id, kind, started_at desc)`.execute(db);
  await sql`
    create table drill_items (
      run_id uuid not null references drill_runs (id) on delete cascade,
      number int not null,
      item jsonb not null,
      level int not null,
      streak int not null,
      asked_at timestamptz not null,
      heard jsonb,
      value double precision,
      is_spoken boolean,
      verdict text check (verdict in ('right', 'wrong')),
      error text,
      explain text,
      time_ms int,
      answered_at timestamptz,
      level_after int,
      streak_after int,
      primary key (run_id, number),
      check ((answered_at is null) = (verdict is null)),
      check ((answered_at is null) = (level_after is null))
    )`.execute(db);
}
