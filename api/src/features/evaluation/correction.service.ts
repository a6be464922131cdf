import type { Caller } from '../../http/route.ts';
import { AppError } from '../../errors/app-error.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import { findByEventId, listOfKind } from '../log/log.repository.ts';
import type { Log } from '../log/log.service.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { misheardLine } from './misheard-line.ts';

export type CorrectionDeps = {
  log: Pick<Log, 'record'>;
  sessions: Pick<Sessions, 'getOwn'>;
  now: () => Date;
};
export type Corrections = ReturnType<typeof createCorrections>;

/** More than a candidate needs who puts a record right, and few enough to be read by a coach. */
const MOST_CORRECTIONS = 60;

/** The candidate's word about the record: an event like any other, so what was heard stays beside it. */
export function createCorrections({ log, sessions, now }: CorrectionDeps) {
  /** Puts one of the candidate's own lines right that were spoken; the evaluation of the record as it stands then is queued. */
  async function correct(caller: Caller, sessionId: string, lineId: string, text: string): Promise<void> {
    await sessions.getOwn(caller, sessionId);
    await log.record(sessionId, null, async (locked, tx) => {
      if (locked.status !== 'ended')
        throw new AppError('session_not_over', 'Lines can be put right once the interview is over.');
      const line = misheardLine(await findByEventId(tx, sessionId, lineId));
      const before = await listOfKind(tx, sessionId, 'line_corrected');
      if (before.length >= MOST_CORRECTIONS) throw tooMany();
      const stands = before.findLast(({ data }) => data.utterance_id === lineId)?.data.text ?? line.data.text;
      if (stands === text) return undefined;
      const startedMs = locked.started_at?.getTime() ?? now().getTime();
      return {
        body: { kind: 'line_corrected', data: { utterance_id: lineId, text, by: 'candidate' } },
        producer: 'page',
        producerKind: 'page',
        eventId: uuid7(),
        occurredMs: now().getTime() - startedMs,
      };
    });
  }

  return { correct };
}

const tooMany = (): AppError =>
  new AppError(
    'conflict',
    `${MOST_CORRECTIONS} lines of this interview have been put right already; that is as many as there may be.`,
  );
