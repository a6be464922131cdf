import type { VersionRow } from '@caseroom/core/wire/authoring';
import { sql } from 'kysely';
import type { Executor } from '../../database/database.ts';

export type StoredDraft = {
  id: string;
  workspace_id: string;
  case_id: string;
  title: string;
  hash: string;
  revision: number;
  updated_at: Date;
};
export type StoredVersion = {
  id: string;
  draft_id: string;
  number: number;
  case_id: string;
  title: string;
  hash: string;
  status: VersionRow['status'];
  published_at: Date;
};
export type DraftText = { yaml: string; hash: string; case_id: string; title: string };

const draftColumns = ['id', 'workspace_id', 'case_id', 'title', 'hash', 'revision', 'updated_at'] as const;
const versionColumns = ['id', 'draft_id', 'number', 'case_id', 'hash', 'status', 'published_at'] as const;
const cardTitle = sql<string>`card ->> 'title'`.as('title');

type Owner = { workspace_id: string; author_id: string };

export async function insertDraft(db: Executor, draft: { id: string } & Owner & DraftText): Promise<void> {
  await db.insertInto('case_drafts').values(draft).execute();
}

export async function listDrafts(db: Executor, workspaceId: string): Promise<StoredDraft[]> {
  return db
    .selectFrom('case_drafts')
    .select(draftColumns)
    .where('workspace_id', '=', workspaceId)
    .orderBy('updated_at', 'desc')
    .execute();
}

export async function findDraft(
  db: Executor,
  workspaceId: string,
  draftId: string,
): Promise<(StoredDraft & { yaml: string }) | undefined> {
  return db
    .selectFrom('case_drafts')
    .select([...draftColumns, 'yaml'])
    .where('id', '=', draftId)
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirst();
}

/** Saves over `revision` and no other; false when the draft has moved on. */
export async function updateDraft(
  db: Executor,
  draftId: string,
  revision: number,
  text: DraftText,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('case_drafts')
    .set({ ...text, revision: revision + 1, updated_at: new Date() })
    .where('id', '=', draftId)
    .where('revision', '=', revision)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Keeps others from saving and publishing it meanwhile; false when it is no longer at `revision`. */
export async function lockDraft(tx: Executor, draftId: string, revision: number): Promise<boolean> {
  const row = await tx
    .selectFrom('case_drafts')
    .select('id')
    .where('id', '=', draftId)
    .where('revision', '=', revision)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteDraft(db: Executor, draftId: string): Promise<void> {
  await db.deleteFrom('case_drafts').where('id', '=', draftId).execute();
}

export async function listVersions(db: Executor, draftIds: readonly string[]): Promise<StoredVersion[]> {
  if (draftIds.length === 0) return [];
  return db
    .selectFrom('case_versions')
    .select([...versionColumns, cardTitle])
    .where('draft_id', 'in', draftIds)
    .orderBy('number', 'desc')
    .execute();
}

export async function findVersion(
  db: Executor,
  draftId: string,
  number: number,
): Promise<(StoredVersion & { yaml: string }) | undefined> {
  return db
    .selectFrom('case_versions')
    .select([...versionColumns, 'yaml', cardTitle])
    .where('draft_id', '=', draftId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** Takes the version that candidates can sit out of the library, if there is one. */
export async function retireVersion(
  db: Executor,
  draftId: string,
  status: 'replaced' | 'withdrawn',
): Promise<void> {
  await db
    .updateTable('case_versions')
    .set({ status })
    .where('draft_id', '=', draftId)
    .where('status', '=', 'published')
    .execute();
}

export type NewVersion = Owner & {
  id: string;
  draft_id: string;
  case_id: string;
  number: number;
  card: string;
  yaml: string;
  hash: string;
};
export async function insertVersion(db: Executor, version: NewVersion): Promise<void> {
  await db.insertInto('case_versions').values(version).execute();
}

/** A case of that id which another draft has published. */
export async function findTaken(db: Executor, caseId: string, draftId: string): Promise<boolean> {
  const row = await db
    .selectFrom('case_versions')
    .select('id')
    .where('case_id', '=', caseId)
    .where('status', '=', 'published')
    .where('draft_id', '!=', draftId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether the database refused a second case of the same id in the library. */
export const isTakenId = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'constraint' in error &&
  error.constraint === 'case_versions_one_in_the_library';
