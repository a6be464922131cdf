import type { Db } from '../../database/database.ts';
import { notFound } from '../../errors/app-error.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import * as repository from './person.repository.ts';
import type { Person } from './person.repository.ts';

export type People = ReturnType<typeof createPeople>;

/** As many people as are remembered between requests. */
const REMEMBERED = 5_000;
/** Another api may have put somebody into another workspace: that holds everywhere after this time. */
const REMEMBERED_MS = 5_000;

export function createPeople(deps: { db: Db }) {
  const workspaces = new Map<string, { id: string; untilMs: number }>();

  /** The person behind an account, with a workspace of their own; made at the first request. */
  async function getPerson(accountId: string): Promise<Person> {
    const found = await repository.findPerson(deps.db, accountId);
    if (found) return found;
    return deps.db.transaction().execute(async (tx) => {
      if (!(await repository.lockAccount(tx, accountId))) throw notFound('account');
      const raced = await repository.findPerson(tx, accountId);
      if (raced) return raced;
      const person = { account_id: accountId, workspace_id: uuid7(), time_zone: 'UTC' };
      await repository.insertPerson(tx, person);
      return person;
    });
  }

  async function getWorkspaceId(accountId: string): Promise<string> {
    const known = workspaces.get(accountId);
    if (known && known.untilMs > performance.now()) return known.id;
    const { workspace_id } = await getPerson(accountId);
    if (workspaces.size >= REMEMBERED) workspaces.clear();
    workspaces.set(accountId, { id: workspace_id, untilMs: performance.now() + REMEMBERED_MS });
    return workspace_id;
  }

  /** Gives everything of a guest to the account that the guest signed up for, or in to. */
  async function adopt(guestId: string, accountId: string): Promise<void> {
    const person = await getPerson(accountId);
    await deps.db.transaction().execute((tx) => repository.moveBelongings(tx, guestId, person));
    workspaces.delete(guestId);
  }

  return {
    getPerson,
    getWorkspaceId,
    adopt,
    forget: (accountId: string): void => void workspaces.delete(accountId),
    rememberTimeZone: (accountId: string, timeZone: string) =>
      repository.updateTimeZone(deps.db, accountId, timeZone),
  };
}
