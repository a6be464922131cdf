import { type ScoreSheet, scoreSheet } from '@caseroom/core/wire/coach-score';
import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

export type Draft = { id: string; sheet: ScoreSheet; revision: number };

/** A version that was handed in, with whose it is. */
export type StoredVersion = {
  word_id: string;
  account_id: string | null;
  /** Of the coach's account; null when it is gone. */
  coach: string | null;
  version: number;
  evaluation_id: string;
  sheet: ScoreSheet;
  handed_in_at: Date;
};

export async function findDraft(
  db: Executor,
  sessionId: string,
  accountId: string,
): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('coach_words')
    .select(['id', 'sheet', 'revision'])
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return row && { ...row, sheet: scoreSheet.parse(row.sheet) };
}

export type DraftToSave = {
  id: string;
  session_id: string;
  account_id: string;
  sheet: ScoreSheet;
  /** That was read before it was changed. */
  revision: number;
};

/** Saves over the revision that was read; gives the new one, or undefined when it was changed meanwhile. */
export async function saveDraft(
  db: Executor,
  { revision, ...draft }: DraftToSave,
): Promise<number | undefined> {
  const sheet = JSON.stringify(draft.sheet);
  const row = await db
    .insertInto('coach_words')
    .values({ ...draft, sheet, revision: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['session_id', 'account_id'])
        .doUpdateSet({ sheet, revision: revision + 1, updated_at: sql`now()` })
        .where('coach_words.revision', '=', revision),
    )
    .returning('revision')
    .executeTakeFirst();
  return row?.revision;
}

/** The newest first within each coach. */
export async function listVersions(db: Executor, sessionId: string): Promise<StoredVersion[]> {
  const rows = await db
    .selectFrom('coach_versions')
    .innerJoin('coach_words', 'coach_words.id', 'coach_versions.word_id')
    .leftJoin('accounts', 'accounts.id', 'coach_words.account_id')
    .select(['word_id', 'coach_words.account_id', 'accounts.name as coach', 'version', 'evaluation_id'])
    .select(['coach_versions.sheet', 'handed_in_at'])
    .where('coach_words.session_id', '=', sessionId)
    .orderBy('word_id')
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, sheet: scoreSheet.parse(row.sheet) }));
}

export async function hasHandedIn(db: Executor, sessionId: string, accountId: string): Promise<boolean> {
  const row = await db
    .selectFrom('coach_versions')
    .innerJoin('coach_words', 'coach_words.id', 'coach_versions.word_id')
    .select('version')
    .where('session_id', '=', sessionId)
    .where('account_id', '=', accountId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export type NewVersion = Pick<
  StoredVersion,
  'word_id' | 'version' | 'evaluation_id' | 'sheet' | 'handed_in_at'
>;

export async function insertVersion(tx: Executor, row: NewVersion): Promise<void> {
  await tx
    .insertInto('coach_versions')
    .values({ ...row, sheet: JSON.stringify(row.sheet) })
    .execute();
}

/** Of a session's evaluations with a report, those whose lines are the same as in the one named. */
export async function listSameRecord(
  db: Executor,
  sessionId: string,
  evaluationId: string,
): Promise<string[]> {
  const rows = await db
    .selectFrom('evaluations as other')
    .innerJoin('evaluations as named', 'named.session_id', 'other.session_id')
    .select('other.id')
    .where('named.id', '=', evaluationId)
    .where('other.session_id', '=', sessionId)
    .where(sql<boolean>`other.report -> 'transcript' = named.report -> 'transcript'`)
    .execute();
  return rows.map(({ id }) => id);
}
