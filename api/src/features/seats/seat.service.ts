import type { Door } from '@caseroom/core/log/event';
import type { QueuePlace, WorkerReport } from '@caseroom/core/wire/seats';
import type { Db, Executor } from '../../database/database.ts';
import { AppError } from '../../errors/app-error.ts';
import { aboutMinutes, admitted, type LimitedProvider, type ProviderLimits } from './admission.ts';
import * as repository from './seat.repository.ts';

/** A worker reports every 2 s; five reports that did not come are no accident. */
export const WORKER_AWAY_MS = 10_000;
/** From a token to the interviewer's first report: a slow page, a job that has to be started, one lost report. */
export const RESERVED_MS = 60_000;
/** Moved on by each report of a worker; long enough for another interviewer to take over from one that died. */
export const HELD_MS = 30_000;
/** A waiting page asks every 3 s; browsers let one that is long out of sight ask once a minute. */
export const WAITING_MS = 75_000;
export const ASK_AGAIN_S = 3;
const FORGET_WORKER_MS = 60 * 60_000;

export type SeatDeps = {
  db: Db;
  limits: ProviderLimits;
  /** The limited providers that an interview uses. */
  providersOf: (door: Door, agreed: boolean) => readonly LimitedProvider[];
  now: () => Date;
};
export type Seats = ReturnType<typeof createSeats>;
export type Booking = { sessionId: string; comesBack: boolean; providers: readonly LimitedProvider[] };
export type Occupancy = {
  total: number;
  taken: number;
  waiting: number;
  workers: number;
  drainingWorkers: number;
  inUse: Record<LimitedProvider, number>;
};

/**
 * Seats of the whole fleet. What counts is the number of seats of the workers that are there and take interviews, against
 * the sessions that hold one; which worker it becomes is the media server's choice.
 */
export function createSeats({ db, limits, providersOf, now }: SeatDeps) {
  const later = (ms: number): Date => new Date(now().getTime() + ms);

  /** A seat before the room: at once, or 503 `seats_taken` with the place in the queue. Asking again keeps the place. */
  async function reserve(booking: Booking): Promise<void> {
    const { sessionId } = booking;
    if (await repository.keepSeat(db, sessionId, now(), later(RESERVED_MS))) return;
    const place = await db.transaction().execute(async (tx) => {
      await repository.lockSeats(tx);
      await repository.dropExpired(tx, now());
      await repository.queueUp(tx, { ...booking, now: now(), until: later(WAITING_MS) });
      const { queue, seated, remainingMs, workers } = await look(tx);
      if (seated.has(sessionId) && (await repository.takeSeat(tx, sessionId, now(), later(RESERVED_MS))))
        return undefined;
      const index = queue.findIndex((one) => one.sessionId === sessionId);
      // Someone else's report may have seated this session meanwhile.
      if (index === -1) return undefined;
      const about = workers === 0 ? null : aboutMinutes(index + 1, remainingMs);
      return { place: index + 1, waiting: queue.length, about_minutes: about };
    });
    if (place) throw allTaken(place);
  }

  async function look(tx: Executor) {
    const seenAfter = later(-WORKER_AWAY_MS);
    const workers = await repository.listWorkers(tx, seenAfter);
    const held = await repository.listHeld(tx, now(), seenAfter);
    const queue = await repository.listQueue(tx, now());
    const ready = workers.filter(({ draining }) => !draining);
    const total = ready.reduce((sum, { seats }) => sum + seats, 0);
    const taken = held.filter(({ on_draining }) => !on_draining).length;
    const inUse = { deepgram: 0, openai: 0 };
    for (const { providers } of held) for (const provider of providers) inUse[provider] += 1;
    const remainingMs = held.map(
      ({ started_at, minutes }) => (started_at ?? now()).getTime() + minutes * 60_000 - now().getTime(),
    );
    const seated = admitted(queue, { free: total - taken, inUse, limits });
    return { queue, seated, remainingMs, workers: ready.length, all: workers.length, total, taken, inUse };
  }

  async function report(workerId: string, told: WorkerReport): Promise<void> {
    await repository.saveWorker(db, workerId, told, now());
    const running = (await repository.listDoors(db, told.sessions)).map(({ sessionId, door, agreed }) => ({
      sessionId,
      providers: providersOf(door, agreed),
    }));
    await repository.holdForRunning(db, workerId, running, now(), later(HELD_MS));
    await repository.releaseLeft(db, workerId, told.sessions);
    await repository.dropExpired(db, now());
    await repository.forgetWorkers(db, later(-FORGET_WORKER_MS));
  }

  async function occupancy(): Promise<Occupancy> {
    const { queue, workers, all, total, taken, inUse } = await look(db);
    return { total, taken, waiting: queue.length, workers, drainingWorkers: all - workers, inUse };
  }

  return {
    reserve,
    report,
    occupancy,
    leaveQueue: (sessionId: string): Promise<void> => repository.leaveQueue(db, sessionId),
  };
}

const allTaken = (queue: QueuePlace): AppError =>
  new AppError(
    'seats_taken',
    'Every interviewer is busy. You are in the queue; stay here and you get in by yourself.',
    {
      retryable: true,
      retryAfterS: ASK_AGAIN_S,
      queue,
    },
  );
