import { type Kysely, sql } from 'kysely';

/**
 * Frozen: a change is a new migration. With an account goes whatever it had not handed in: by a trigger, as accounts are
 * deleted by the library that keeps them and by whoever runs the server too. What was handed in stays without the name.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const erase = (whose: string): string => `
  delete from coach_words
    where account_id ${whose} and not exists (select from coach_versions where word_id = coach_words.id);
  update coach_words
    set sheet = (select sheet from coach_versions where word_id = coach_words.id order by version desc limit 1)
    where account_id ${whose};`;

const statements = [
  `create function erase_drafts_of_coach() returns trigger language plpgsql as $$
   begin ${erase('= old.id')} return old; end $$`,
  `create trigger drafts_go_with_their_coach before delete on accounts
   for each row execute function erase_drafts_of_coach()`,
  // Of accounts that went before.
  erase('is null'),
];
