import type { Db } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import { insertWorkspace, moveToWorkspace } from './person.repository.ts';
import type { People } from './person.service.ts';
import { findAccountId } from './role.repository.ts';
import type { Roles } from './role.service.ts';

export type Workspaces = ReturnType<typeof createWorkspaces>;
type WorkspaceDeps = {
  db: Db;
  people: Pick<People, 'getPerson' | 'forget'>;
  roles: Pick<Roles, 'requireRole'>;
};

/** Who works together. Everybody begins in a workspace of their own, where no coach sees an interview of theirs. */
export function createWorkspaces({ db, people, roles }: WorkspaceDeps) {
  /**
   * Puts an account into the workspace of another one, or into a new one of its own. Its cases go with it; interviews
   * stay where they were prepared, for the coaches that their candidate agreed to.
   */
  async function share(caller: Caller, email: string, withEmail: string | null): Promise<void> {
    await roles.requireRole(caller, 'admin');
    const accountId = await accountOf(email);
    const workspaceId = withEmail === null ? uuid7() : await workspaceOf(withEmail);
    const { workspace_id: before } = await people.getPerson(accountId);
    await db.transaction().execute(async (tx) => {
      if (withEmail === null) await insertWorkspace(tx, workspaceId);
      await moveToWorkspace(tx, { accountId, from: before, to: workspaceId });
    });
    people.forget(accountId);
  }

  async function workspaceOf(email: string): Promise<string> {
    const { workspace_id } = await people.getPerson(await accountOf(email));
    return workspace_id;
  }

  async function accountOf(email: string): Promise<string> {
    const accountId = await findAccountId(db, email.toLowerCase());
    if (accountId !== undefined) return accountId;
    throw new AppError(
      'no_such_account',
      `Nobody here has the e-mail address ${email}. Let them create an account first.`,
    );
  }

  return { share };
}
