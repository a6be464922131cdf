import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import type { Log } from '../log/log.service.ts';
import { findLast } from '../log/log.repository.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import * as calls from './calls.repository.ts';
import type { OpenCall } from './calls.repository.ts';
import { ownEvent } from './own-event.ts';
import type { WatchMetrics } from './watch-metrics.ts';

export type SearchDeps = {
  db: Db;
  log: Pick<Log, 'record'>;
  rooms: Pick<RoomGateway, 'openRoom' | 'callInterviewer' | 'isTaken'>;
  metrics: Pick<WatchMetrics, 'calls' | 'failuresInARow'>;
  logger: Logger;
  now: () => Date;
};
export type Search = ReturnType<typeof createSearch>;

/**
 * A call that no worker has taken is made again after this, and later after that: none was there, and one may be by now. A
 * worker that was only slow may take both; whoever comes second is refused the lease, and goes.
 */
const UNTAKEN_MS = 3_000;
const STILL_UNTAKEN_MS = 8_000;
const HASTY_ROUNDS = 3;
/**
 * How long the call waits that follows the first, second, third … loss within `ROW_MS`. One or two are an accident, and
 * the candidate is to hear somebody again within 8 s. Whoever dies a third time will do so again, and each of them takes a
 * process, and the processor, from those who are well. A search that finds nobody is no loss: a worker may come at any moment.
 */
const PAUSES_MS = [0, 0, 2_000, 5_000, 15_000, 30_000] as const;
/** A worker that has just come may be called right away, unless it was a moment ago. */
const HURRY_MS = 300;
/** A worker that has taken the call gets so long for its job to come, also when a dozen start on a cold machine. */
const TAKEN_MS = 10_000;
/** A search that goes on for so long counts as a failure, and again after as long. */
const FAILED_SEARCH_MS = 10_000;
/** Failures within this time of one another are a row. */
const ROW_MS = 5 * 60_000;
/** So many in a row, and the candidate is offered to go on in writing. */
const OFFER_AT = 3;

const pauseMs = (losses: number): number => PAUSES_MS[Math.min(losses, PAUSES_MS.length) - 1] ?? 0;

/** Calls interviewers into rooms, until one has taken the lease. */
export function createSearch(deps: SearchDeps) {
  const { db, rooms } = deps;
  const ago = (ms: number): Date => new Date(deps.now().getTime() - ms);

  /** Begins the search for the interviewer after `epoch` and makes its first call; nothing if it has begun. */
  async function open(sessionId: string, epoch: number, cause: string): Promise<void> {
    const opened = await calls.openCall(db, { sessionId, epoch, cause, at: deps.now() });
    if (opened) await ring(opened, 'first');
  }

  /** Makes the first call of a search that has begun, unless it is to wait: then `goOn` makes it. */
  async function call(sessionId: string, epoch: number): Promise<void> {
    const found = await calls.findCall(db, sessionId);
    if (found?.epoch === epoch && found.called_at === null && !(await waits(found)))
      await ring(found, 'first');
  }

  async function waits({ session_id, opened_at }: OpenCall): Promise<boolean> {
    return opened_at > ago(pauseMs(await calls.countLosses(db, session_id, ago(ROW_MS))));
  }

  /** Calls again where it is time. */
  async function goOn(found: OpenCall): Promise<void> {
    if (found.called_at === null && (await waits(found))) return;
    const longAgo = ago(FAILED_SEARCH_MS);
    if (found.opened_at < longAgo && (found.failed_at === null || found.failed_at < longAgo))
      await failed(found.session_id, found.epoch);
    const patienceMs = found.rounds > HASTY_ROUNDS ? STILL_UNTAKEN_MS : UNTAKEN_MS;
    if (found.called_at && found.called_at > ago(patienceMs)) return;
    if (found.called_at && found.called_at > ago(TAKEN_MS) && (await isTaken(found))) return;
    await ring(found, found.called_at === null ? 'first' : 'again');
  }

  /** Whoever took the call of this session is gone: it is made again. False: nobody is searched for any more. */
  async function again(sessionId: string): Promise<boolean> {
    const found = (await calls.listOpen(db)).find(({ session_id }) => session_id === sessionId);
    if (!found) return false;
    if (found.called_at === null) await call(sessionId, found.epoch);
    else if (found.rounds < HASTY_ROUNDS) await ring(found, 'again');
    // One after the other dies before it has come: the next is called at the pace of calls that nobody takes.
    else await calls.noteDispatch(db, sessionId, found.epoch, null);
    return true;
  }

  /** A worker has come: calls that nobody has taken are made again at once. */
  async function hurry(): Promise<void> {
    for (const found of await calls.listOpen(db))
      if (found.called_at === null) await call(found.session_id, found.epoch);
      else if (found.called_at < ago(HURRY_MS) && !(await isTaken(found))) await ring(found, 'again');
  }

  async function isTaken({ session_id, dispatch_id }: OpenCall): Promise<boolean> {
    return dispatch_id !== null && rooms.isTaken(session_id, dispatch_id);
  }

  async function ring(found: OpenCall, round: 'first' | 'again'): Promise<void> {
    const { session_id, epoch } = found;
    if (!(await calls.claimRound(db, found, deps.now()))) return;
    deps.metrics.calls.inc({ round });
    await rooms.openRoom(session_id);
    await calls.noteDispatch(db, session_id, epoch, await rooms.callInterviewer(session_id, epoch));
  }

  /** Counts a failure. With the third in a row the candidate is offered to write, and those who run the service are told. */
  async function failed(sessionId: string, epoch: number): Promise<void> {
    const failure = { sessionId, epoch, at: deps.now(), rowSince: ago(ROW_MS) };
    const failures = await calls.countFailure(db, failure);
    if (failures < OFFER_AT) return;
    const { events } = await deps.log.record(sessionId, null, async (locked, tx) => {
      const last = await findLast(tx, sessionId, ['writing_offered', 'manner_chosen']);
      const isOffered =
        last?.kind === 'writing_offered' || (last?.kind === 'manner_chosen' && last.data.manner === 'text');
      if (locked.status !== 'live' || isOffered) return undefined;
      return ownEvent({ kind: 'writing_offered', data: { failures } }, locked, deps.now());
    });
    if (events.length === 0) return;
    deps.metrics.failuresInARow.inc();
    deps.logger.error({ session_id: sessionId, epoch, failures }, 'interviewers fail in a row');
  }

  return { open, call, goOn, again, hurry, failed };
}
