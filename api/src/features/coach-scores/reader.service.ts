import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { hasHandedIn } from './coach-word.repository.ts';
import type { ScoringRights } from './scoring-rights.service.ts';

export type ReaderDeps = {
  db: Db;
  sessions: Pick<Sessions, 'get'>;
  rights: Pick<ScoringRights, 'mayScore'>;
};
export type Readers = ReturnType<typeof createReaders>;

export const scoreFirst = (): AppError =>
  new AppError(
    'score_first',
    "Hand in your own scores first. The machine's are shown afterwards, so that yours are your own.",
  );

/** Who may read what was found in an interview: its candidate, and coaches once their own scores are handed in. */
export function createReaders({ db, sessions, rights }: ReaderDeps) {
  async function requireReader(caller: Caller, sessionId: string): Promise<void> {
    const session = await sessions.get(sessionId);
    if (session.account_id === caller.accountId) return;
    if (!(await rights.mayScore(caller, session))) throw notFound('interview');
    if (!(await hasHandedIn(db, sessionId, caller.accountId))) throw scoreFirst();
  }

  return { requireReader };
}
