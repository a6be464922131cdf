import type { Caller } from '../../http/route.ts';
import type { Session } from '../sessions/session.repository.ts';

/** Nobody is the coach of an interview of their own: they would read the answers in it. */
export const isWithin = (
  session: Pick<Session, 'workspace_id' | 'account_id'>,
  caller: Pick<Caller, 'workspaceId' | 'accountId'>,
): boolean => session.workspace_id === caller.workspaceId && session.account_id !== caller.accountId;
