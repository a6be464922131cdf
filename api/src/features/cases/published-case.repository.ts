import type { CaseCard } from '@caseroom/core/wire/routes';
import type { Executor } from '../../database/database.ts';

export type PublishedCase = { id: string; case_id: string; number: number; yaml: string };

export async function listPublishedCards(db: Executor): Promise<CaseCard[]> {
  const rows = await db
    .selectFrom('case_versions')
    .select('card')
    .where('status', '=', 'published')
    .orderBy('case_id')
    .execute();
  return rows.map(({ card }) => card);
}

export async function findPublishedCase(db: Executor, caseId: string): Promise<PublishedCase | undefined> {
  return db
    .selectFrom('case_versions')
    .select(['id', 'case_id', 'number', 'yaml'])
    .where('case_id', '=', caseId)
    .where('status', '=', 'published')
    .executeTakeFirst();
}
