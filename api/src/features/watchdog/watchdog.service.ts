import type { GoneReason } from '@caseroom/core/wire/agent-routes';
import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import { findLease, leaveLease } from '../log/lease.repository.ts';
import type { Log } from '../log/log.service.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import type { Search } from './search.service.ts';
import * as calls from './calls.repository.ts';
import { MUTE_MS } from './interviewer-loss.ts';
import { ownEvent } from './own-event.ts';
import type { WatchMetrics } from './watch-metrics.ts';

export type WatchdogDeps = {
  db: Db;
  log: Pick<Log, 'record'>;
  rooms: Pick<RoomGateway, 'removeInterviewer' | 'hasInterviewer' | 'hintEpoch'>;
  search: Search;
  metrics: Pick<WatchMetrics, 'lost' | 'missing' | 'backSeconds'>;
  logger: Logger;
  now: () => Date;
};
export type Watchdog = ReturnType<typeof createWatchdog>;
type Gone = { epoch?: number | undefined; job_id: string; reason: GoneReason };

/**
 * Keeps an interviewer in every live interview. Any number of api processes may run it: what it does is decided while
 * the session is locked, by the epoch of the lease, so a loss is noted and followed up once.
 */
export function createWatchdog(deps: WatchdogDeps) {
  const { db, rooms, search } = deps;
  const ago = (ms: number): Date => new Date(deps.now().getTime() - ms);

  /** Notes that the interviewer of an epoch is lost, takes it out of the room, and calls another one. */
  async function lose(sessionId: string, epoch: number, jobId: string, cause: string): Promise<boolean> {
    let lost = false;
    await deps.log.record(sessionId, null, async (locked, tx) => {
      const lease = await findLease(tx, sessionId);
      if (locked.status !== 'live' || lease?.epoch !== epoch || lease.left_at !== null) return undefined;
      const opened = await calls.openCall(tx, { sessionId, epoch, cause, at: deps.now() });
      lost = opened !== undefined;
      if (!lost) return undefined;
      return ownEvent(
        { kind: 'interviewer_lost', data: { job_id: jobId, reason: cause } },
        locked,
        deps.now(),
      );
    });
    if (!lost) return false;
    deps.metrics.lost.inc({ cause });
    deps.logger.warn({ session_id: sessionId, job_id: jobId, epoch, cause }, 'an interviewer is lost');
    await Promise.all([
      // It may be alive and not know: out of the room it cannot be heard.
      rooms.removeInterviewer(sessionId, jobId).catch(() => undefined),
      search.call(sessionId, epoch),
      search.failed(sessionId, epoch),
    ]);
    return true;
  }

  /** Its worker, or the job itself, says that an interviewer is gone. */
  async function gone(sessionId: string, told: Gone): Promise<boolean> {
    const { job_id, reason } = told;
    const epoch = told.epoch ?? (await epochOf(sessionId, job_id));
    // It died before it was anybody's interviewer: others may be called in its place.
    if (epoch === undefined) return search.again(sessionId);
    if (reason !== 'resting' && (await lose(sessionId, epoch, job_id, reason))) return true;
    // While the interview rests nobody is missed; whoever goes on with it has another one called.
    await leaveLease(db, sessionId, epoch, deps.now());
    return false;
  }

  async function epochOf(sessionId: string, jobId: string): Promise<number | undefined> {
    const lease = await findLease(db, sessionId);
    return lease?.job_id === jobId ? lease.epoch : undefined;
  }

  /** The candidate is coming into the room, for the first time or again: somebody is in it, or on the way. */
  async function attend(sessionId: string, room: { isNew: boolean }): Promise<void> {
    const lease = await findLease(db, sessionId);
    if (lease && lease.left_at === null && !room.isNew) return;
    // A room that had to be made anew holds nobody: the media server was started again.
    if (lease && lease.left_at === null && (await lose(sessionId, lease.epoch, lease.job_id, 'room_gone')))
      return;
    await search.open(sessionId, lease?.epoch ?? 0, lease ? 'return' : 'start');
  }

  /** An interviewer has taken the lease: whoever had it falls silent, whether it knows or not. */
  function takenOver(sessionId: string, epoch: number, before: string | undefined): void {
    const quiet = [
      ...(before === undefined
        ? []
        : [rooms.removeInterviewer(sessionId, before), rooms.hintEpoch(sessionId, epoch)]),
      calls.findCall(db, sessionId).then((call) => {
        if (call?.epoch !== epoch - 1 || epoch === 1) return;
        deps.metrics.backSeconds.observe((deps.now().getTime() - call.opened_at.getTime()) / 1000);
      }),
    ];
    // Somebody who is not there cannot be removed, and a hint that is lost is told by the next heartbeat.
    void Promise.allSettled(quiet);
  }

  /** The media server's word about a participant or a room is a hint: it is asked whether that is so. */
  async function lookAt(sessionId: string, jobId: string | null): Promise<void> {
    const lease = await findLease(db, sessionId);
    if (!lease || lease.left_at !== null || (jobId !== null && lease.job_id !== jobId)) return;
    // The first one has the lease before it is in the room; what becomes of it its heartbeat tells.
    if (lease.epoch === 1 && lease.agent_state === null) return;
    if (await rooms.hasInterviewer(sessionId, lease.job_id)) return;
    await lose(sessionId, lease.epoch, lease.job_id, 'left_room');
  }

  /** One that was put out finds its way back by itself when its room was away meanwhile: it is put out again. */
  async function keepOut(sessionId: string, jobId: string): Promise<void> {
    if (await calls.wasLost(db, sessionId, jobId)) await rooms.removeInterviewer(sessionId, jobId);
  }

  /**
   * One round over all live interviews. `judgeSilence` false: this process was not able to hear heartbeats for long
   * enough to hold their absence against anybody.
   */
  async function tick({ judgeSilence }: { judgeSilence: boolean }): Promise<{ databaseMs: number }> {
    const askedAt = deps.now();
    const silentAt = judgeSilence ? askedAt : null;
    const overdue = await calls.listOverdue(db, { silentAt, muteBefore: ago(MUTE_MS) });
    const uncalled = await calls.listUncalled(db);
    const open = await calls.listOpen(db);
    const databaseMs = deps.now().getTime() - askedAt.getTime();
    deps.metrics.missing.set(overdue.length + uncalled.length + open.length);
    const work = [
      ...overdue.map(({ session_id, epoch, job_id, cause }) => lose(session_id, epoch, job_id, cause)),
      ...uncalled.map(({ session_id, epoch }) => search.open(session_id, epoch, 'return')),
      ...open.map((call) => search.goOn(call)),
    ];
    const results = await Promise.allSettled(work);
    const failed = results.filter((result) => result.status === 'rejected');
    if (failed.length > 0)
      deps.logger.warn(
        { err: failed[0]?.reason, count: failed.length },
        'an interviewer could not be called',
      );
    return { databaseMs };
  }

  return { lose, gone, attend, takenOver, lookAt, keepOut, tick };
}
