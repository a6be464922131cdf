import { findAsk } from '@caseroom/core/interview/agenda';
import { askedText, dimensionsOf, takeOf } from '@caseroom/core/scoring/take';
import { changesBetween } from '@caseroom/core/scoring/take-changes';
import type { Take, TakeCard, Takes } from '@caseroom/core/wire/redo-routes';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { Log } from '../log/log.service.ts';
import type { Recordings } from '../recordings/recording.service.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';

export type TakesDeps = {
  log: Pick<Log, 'listAfter'>;
  sessions: Pick<Sessions, 'getOwn' | 'findOwn' | 'getPinnedCase' | 'listForks'>;
  recordings: Pick<Recordings, 'listSegments'>;
};
export type TakesDesk = ReturnType<typeof createTakes>;

/** A moment that was sat again, beside another take of it. Worked out when it is read: the rules are asked, no model. */
export function createTakes({ log, sessions, recordings }: TakesDeps) {
  async function getTakes(caller: Caller, sessionId: string, beforeId?: string): Promise<Takes> {
    const session = await sessions.getOwn(caller, sessionId);
    const { forked_from_session: originalId, forked_from_moment: momentId } = session;
    if (session.kind !== 'redo' || originalId === null || momentId === null) throw notFound('take');
    if (session.status !== 'ended')
      throw new AppError('session_not_over', 'This take is not over. Go back in and end it first.');
    const compiled = await sessions.getPinnedCase(sessionId);
    const ask = findAsk(compiled, momentId);
    const after = await takeFrom(session, momentId);
    if (!ask || !after) throw notFound('take');
    const [original, forks] = await Promise.all([
      sessions.findOwn(caller, originalId),
      sessions.listForks(caller, originalId),
    ]);
    const redone = forks.filter(
      ({ status, forked_from_moment }) => status === 'ended' && forked_from_moment === momentId,
    );
    const all = original ? [original, ...redone] : redone;
    const before = await takeFrom(compared(all, sessionId, beforeId), momentId);
    return {
      case_title: session.case_title,
      moment: {
        moment_id: momentId,
        phase: ask.phase.title,
        asked: askedText(compiled, ask),
        dimensions: dimensionsOf(compiled, ask),
      },
      original_id: original ? originalId : null,
      takes: all.map(cardOf),
      before: before ?? null,
      after,
      changes: before ? changesBetween(before, after) : [],
    };
  }

  async function takeFrom(session: Session | undefined, momentId: string): Promise<Take | undefined> {
    if (!session) return undefined;
    const [compiled, events, recording] = await Promise.all([
      sessions.getPinnedCase(session.id),
      log.listAfter(session.id, 0),
      recordings.listSegments(session.id),
    ]);
    const record = takeOf(compiled, events, momentId);
    return record && { ...record, session_id: session.id, recording };
  }

  return { getTakes };
}

/** The take that was asked for, or the first of the others. */
function compared(all: readonly Session[], afterId: string, beforeId?: string): Session | undefined {
  const others = all.filter(({ id }) => id !== afterId);
  if (beforeId === undefined) return others[0];
  const found = others.find(({ id }) => id === beforeId);
  if (!found) throw notFound('take of this moment');
  return found;
}

const cardOf = ({ id, kind, created_at, door }: Session): TakeCard => ({
  session_id: id,
  is_original: kind === 'interview',
  created_at: created_at.toISOString(),
  door,
});
