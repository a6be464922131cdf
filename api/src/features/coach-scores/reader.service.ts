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

/** An interview is read by its candidate, and by coaches who may score it. */
export type Reader = 'candidate' | 'coach';

export function createReaders({ db, sessions, rights }: ReaderDeps) {
  /** Of what happened in it: coaches score by that, so they need not have scored yet. */
  async function requireViewer(caller: Caller, sessionId: string): Promise<Reader> {
    const session = await sessions.get(sessionId);
    if (session.account_id === caller.accountId) return 'candidate';
    if (!(await rights.mayScore(caller, session))) throw notFound('interview');
    return 'coach';
  }

  /** Of what was found in it: coaches, once their own scores are handed in. */
  async function requireReader(caller: Caller, sessionId: string): Promise<Reader> {
    const reader = await requireViewer(caller, sessionId);
    if (reader === 'coach' && !(await hasHandedIn(db, sessionId, caller.accountId))) throw scoreFirst();
    return reader;
  }

  return { requireViewer, requireReader };
}
