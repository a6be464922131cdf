import type { CompiledCase } from '@caseroom/core/case/schema';
import { findMoment, type Moment, momentsOf } from '@caseroom/core/interview/moments';
import { forkLog } from '@caseroom/core/log/fork';
import type { LogEvent } from '@caseroom/core/log/event';
import { askedText, dimensionsOf } from '@caseroom/core/scoring/take';
import type { MomentCard, redoRoutes } from '@caseroom/core/wire/redo-routes';
import type { z } from 'zod';
import type { Db } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Log } from '../log/log.service.ts';
import type { Doors } from '../offer/offer.service.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';

export type RedoDeps = {
  db: Db;
  log: Pick<Log, 'listAfter' | 'copy'>;
  sessions: Pick<Sessions, 'getOwn' | 'getPinnedCase' | 'listForks' | 'insertFork'>;
  doors: Pick<Doors, 'requireOpen'>;
};
export type Redos = ReturnType<typeof createRedos>;
type Wish = z.output<(typeof redoRoutes)['redoMoment']['body']>;

/** A title is as long as one that people may give. */
const longestTitle = 120;

/** Moments of own interviews that are over, and sitting them again. */
export function createRedos({ db, log, sessions, doors }: RedoDeps) {
  async function listMoments(caller: Caller, sessionId: string): Promise<MomentCard[]> {
    const session = await sessions.getOwn(caller, sessionId);
    if (session.status !== 'ended' || session.kind !== 'interview') return [];
    const [compiled, events, forks] = await Promise.all([
      sessions.getPinnedCase(sessionId),
      log.listAfter(sessionId, 0),
      sessions.listForks(caller, sessionId),
    ]);
    return momentsOf(compiled, events).map((moment) => cardOf(compiled, moment, forks));
  }

  /** Forks the interview's log before the moment's answer, and gives the new session's id. */
  async function redo(caller: Caller, sessionId: string, wish: Wish): Promise<string> {
    const original = await sessions.getOwn(caller, sessionId);
    requireWhole(original);
    await doors.requireOpen(wish.door, caller);
    const [compiled, events] = await Promise.all([
      sessions.getPinnedCase(sessionId),
      log.listAfter(sessionId, 0),
    ]);
    const moment = findMoment(compiled, events, wish.moment_id);
    if (!moment) throw momentMissing();
    const id = uuid7();
    await db.transaction().execute(async (tx) => {
      await sessions.insertFork(tx, original, {
        id,
        door: wish.door,
        time_zone: wish.time_zone,
        locale: wish.locale,
        consents: wish.consents,
        title: askedText(compiled, moment.ask).slice(0, longestTitle),
        pinned: compiled,
        fork: {
          forked_from_session: sessionId,
          forked_from_seq: moment.cutSeq,
          forked_from_moment: wish.moment_id,
          forked_at_ms: clockAt(events, moment.cutSeq),
        },
      });
      await log.copy(tx, id, forkLog(events, moment.cutSeq, { sessionId: id, newId: uuid7 }));
    });
    return id;
  }

  return { listMoments, redo };
}

function requireWhole({ status, kind }: Session): void {
  if (kind !== 'interview')
    throw new AppError(
      'moment_not_found',
      'This is a moment that was sat again already. Take it again from the interview that it comes from.',
    );
  if (status !== 'ended')
    throw new AppError(
      'session_not_over',
      'This interview is not over. End it first; then each moment of it can be sat again.',
    );
}

const momentMissing = (): AppError =>
  new AppError(
    'moment_not_found',
    'This was not asked in the interview, so it cannot be sat again. Choose one of the moments on its report.',
  );

function cardOf(
  compiled: CompiledCase,
  { ask, startMs, endMs }: Moment,
  forks: readonly Session[],
): MomentCard {
  return {
    moment_id: ask.id,
    phase: ask.phase.title,
    asked: askedText(compiled, ask),
    dimensions: dimensionsOf(compiled, ask),
    start_ms: startMs,
    end_ms: endMs,
    takes: forks
      .filter(({ forked_from_moment }) => forked_from_moment === ask.id)
      .map(({ id, status }) => ({ session_id: id, is_over: status === 'ended' })),
  };
}

/** No copied event is later than where the clock goes on. */
const clockAt = (events: readonly LogEvent[], cutSeq: number): number =>
  events.reduce(
    (latest, { seq, occurred_ms }) => (seq <= cutSeq ? Math.max(latest, occurred_ms) : latest),
    0,
  );
