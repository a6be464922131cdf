import {
  advanceProjection,
  type CandidateProjection,
  candidateChange,
  openProjection,
} from '@caseroom/core/interview/view';
import type { CandidateChange, CandidateView } from '@caseroom/core/wire/view';
import type { Db } from '../../database/database.ts';
import { notFound } from '../../errors/app-error.ts';
import type { Log } from '../log/log.service.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { findHead, type Head } from './view.repository.ts';

export type ViewDeps = {
  db: Db;
  log: Pick<Log, 'listAfter'>;
  sessions: Pick<Sessions, 'getForView'>;
};
export type Views = ReturnType<typeof createViews>;

/** Projections that are kept to be moved on; each is the size of what its candidate sees, and its pinned case. */
const KEPT = 200;

/**
 * The candidate's view, folded from the log. The log never changes, so a projection is kept and moved on by what
 * was appended since, whoever appended it.
 */
export function createViews(deps: ViewDeps) {
  const kept = new Map<string, CandidateProjection>();

  async function getView(sessionId: string): Promise<CandidateView> {
    return (await project(sessionId)).view;
  }

  async function project(sessionId: string): Promise<CandidateProjection> {
    const head = await findHead(deps.db, sessionId);
    if (!head) {
      kept.delete(sessionId);
      throw notFound('interview');
    }
    const known = head.head_seq > 0 ? kept.get(sessionId) : undefined;
    if (known && known.view.seq >= head.head_seq) return known;
    const start = known ?? openProjection(await deps.sessions.getForView(sessionId));
    const events = await deps.log.listAfter(sessionId, start.view.seq);
    const projection = events.reduce(advanceProjection, start);
    if (head.head_seq > 0) keep(sessionId, projection);
    return projection;
  }

  /** The oldest goes first; one that is used moves to the end. */
  function keep(sessionId: string, projection: CandidateProjection): void {
    kept.delete(sessionId);
    kept.set(sessionId, projection);
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  }

  return {
    getView,
    findHead: (sessionId: string): Promise<Head | undefined> => findHead(deps.db, sessionId),
    /** What differs from the view that a page has; null when nothing that it may see has changed. */
    changeSince: (before: CandidateView, after: CandidateView): CandidateChange | null =>
      candidateChange(before, after),
    forget: (sessionId: string): void => void kept.delete(sessionId),
  };
}
