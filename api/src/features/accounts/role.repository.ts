import type { Role } from '@caseroom/core/wire/authoring';
import type { Executor } from '../../database/database.ts';

export type Holder = { account_id: string; email: string; name: string; role: Role };

const selectHolders = (db: Executor) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.account_id', 'accounts.id')
    .select(['accounts.id as account_id', 'accounts.email', 'accounts.name', 'people.role'])
    .where((eb) => eb.or([eb('accounts.isAnonymous', 'is', null), eb('accounts.isAnonymous', '=', false)]));

/** Undefined for a guest, who has no address of their own. */
export async function findHolder(db: Executor, accountId: string): Promise<Holder | undefined> {
  return selectHolders(db).where('accounts.id', '=', accountId).executeTakeFirst();
}

/** Addresses are stored in lower case. */
export async function findAccountId(db: Executor, email: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('accounts')
    .select('id')
    .where('email', '=', email)
    .where((eb) => eb.or([eb('isAnonymous', 'is', null), eb('isAnonymous', '=', false)]))
    .executeTakeFirst();
  return row?.id;
}

/** Those with a role, and those with one of the addresses. */
export async function listHolders(db: Executor, emails: readonly string[]): Promise<Holder[]> {
  return selectHolders(db)
    .where((eb) =>
      eb.or([
        eb('people.role', '!=', 'candidate'),
        ...(emails.length > 0 ? [eb('accounts.email', 'in', emails)] : []),
      ]),
    )
    .orderBy('accounts.email')
    .execute();
}

export async function updateRole(db: Executor, accountId: string, role: Role): Promise<void> {
  await db.updateTable('people').set({ role }).where('account_id', '=', accountId).execute();
}
