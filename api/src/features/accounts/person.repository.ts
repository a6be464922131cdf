import type { Executor } from '../../database/database.ts';

export type Person = { account_id: string; workspace_id: string; time_zone: string };

export async function findPerson(db: Executor, accountId: string): Promise<Person | undefined> {
  return db
    .selectFrom('people')
    .select(['account_id', 'workspace_id', 'time_zone'])
    .where('account_id', '=', accountId)
    .executeTakeFirst();
}

export async function insertPerson(tx: Executor, person: Person): Promise<void> {
  await insertWorkspace(tx, person.workspace_id);
  await tx.insertInto('people').values(person).execute();
}

export async function insertWorkspace(tx: Executor, id: string): Promise<void> {
  await tx.insertInto('workspaces').values({ id, name: 'Own interviews' }).execute();
}

/** The cases that a person writes go where the person goes. */
export async function moveToWorkspace(
  tx: Executor,
  { accountId, from, to }: { accountId: string; from: string; to: string },
): Promise<void> {
  await tx.updateTable('people').set({ workspace_id: to }).where('account_id', '=', accountId).execute();
  for (const table of ['case_drafts', 'case_versions'] as const)
    await tx
      .updateTable(table)
      .set({ workspace_id: to })
      .where('author_id', '=', accountId)
      .where('workspace_id', '=', from)
      .execute();
}

/** One that wins over a second request of the same account that creates its row at the same time. */
export async function lockAccount(tx: Executor, accountId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function updateTimeZone(db: Executor, accountId: string, timeZone: string): Promise<void> {
  await db
    .updateTable('people')
    .set({ time_zone: timeZone })
    .where('account_id', '=', accountId)
    .where('time_zone', '!=', timeZone)
    .execute();
}

/** Moves everything that belongs to a guest to an account. */
export async function moveBelongings(tx: Executor, from: string, to: Person): Promise<void> {
  await tx
    .updateTable('sessions')
    .set({ account_id: to.account_id, workspace_id: to.workspace_id })
    .where('account_id', '=', from)
    .execute();
  await tx
    .updateTable('drill_runs')
    .set({ account_id: to.account_id })
    .where('account_id', '=', from)
    .execute();
  await tx.updateTable('costs').set({ account_id: to.account_id }).where('account_id', '=', from).execute();
}

/** The first of a person's names; null for a guest, who has none. */
export async function findGivenName(db: Executor, accountId: string): Promise<string | null> {
  const row = await db
    .selectFrom('accounts')
    .select(['name', 'isAnonymous'])
    .where('id', '=', accountId)
    .executeTakeFirst();
  if (!row || row.isAnonymous) return null;
  return row.name.trim().split(/\s+/)[0] || null;
}
