import { type Kysely, sql } from 'kysely';

/** Whether the candidate reads along where a setting would leave the prompt and facts to the ear. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions add column captions boolean not null default true`.execute(db);
}
