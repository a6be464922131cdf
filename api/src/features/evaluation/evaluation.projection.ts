import type { EventKind, LogEvent } from '@caseroom/core/log/event';
import type { Executor } from '../../database/database.ts';
import type { LockedSession } from '../log/log.repository.ts';
import type { Evaluations } from './evaluation.service.ts';

const changesRecord: ReadonlySet<EventKind> = new Set(['utterance_heard', 'reply_said', 'line_corrected']);

/**
 * An interview that ends gets its evaluation; what was said in it and arrives only later, or is put right, a new one. A
 * moment that was sat again is laid beside the first take instead.
 */
export const isDue = (session: Pick<LockedSession, 'kind' | 'status'>, events: LogEvent[]): boolean =>
  session.kind !== 'redo' &&
  events.some(
    ({ kind }) => kind === 'session_ended' || (session.status === 'ended' && changesRecord.has(kind)),
  );

export const createEvaluationProjection =
  (evaluations: Pick<Evaluations, 'createEvaluation'>) =>
  async (tx: Executor, session: LockedSession, events: LogEvent[]): Promise<void> => {
    if (isDue(session, events)) await evaluations.createEvaluation(tx, session.id);
  };
