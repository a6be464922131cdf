import { type Kysely, sql } from 'kysely';

/**
 * A second form of each recorded segment for browsers that play no Ogg: what became of the last try, and how many bytes of
 * the original it read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table recordings
      add column aac_outcome text check (aac_outcome in ('made', 'failed', 'no_encoder')),
      add column aac_of_bytes bigint,
      add check ((aac_outcome is null) = (aac_of_bytes is null))`.execute(db);
  // What is looked for every half minute: hardly any row most of the time.
  await sql`
    create index recordings_without_aac on recordings (created_at)
      where stored_bytes > 0 and (aac_of_bytes is distinct from stored_bytes or aac_outcome = 'no_encoder')`.execute(
    db,
  );
}
