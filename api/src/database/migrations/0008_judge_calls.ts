import { type Kysely, sql } from 'kysely';

/** What each call of a judge took and cost, and when an evaluation was taken up, to say how long one lasts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evaluations add column begun_at timestamptz`.execute(db);
  await sql`
    create table judge_calls (
      id uuid primary key,
      evaluation_id uuid not null references evaluations (id) on delete cascade,
      account_id uuid references accounts (id) on delete set null,
      dimension text not null,
      judge text not null,
      outcome text not null check (outcome in ('used', 'failed')),
      input_tokens int not null,
      output_tokens int not null,
      latency_ms int not null,
      microcents bigint not null,
      called_at timestamptz not null default now()
    )`.execute(db);
  await sql`create index on judge_calls (evaluation_id)`.execute(db);
  await sql`create index on judge_calls (account_id, called_at)`.execute(db);
}
