import { type Kysely, sql } from 'kysely';

/** An evaluation whose judge stayed away has failed and can run again, and still has the report that rules made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table evaluations drop constraint evaluations_check`.execute(db);
  await sql`alter table evaluations add constraint evaluations_report_check check (
    (state <> 'done' or report is not null) and (report is null) = (published_at is null)
  )`.execute(db);
}
