import type { Logger } from 'pino';

export type WatchLoopDeps = {
  /** One round; says how long the database took to answer it. */
  tick: (round: { judgeSilence: boolean }) => Promise<{ databaseMs: number }>;
  logger: Logger;
  /** Milliseconds that only go forward. */
  now: () => number;
};

/** How often each api looks; with the heartbeat's three seconds it is the time until a loss is noticed. */
const LOOK_MS = 400;
/** A process whose timers came so late heard no heartbeats either: it slept, or was busy. */
const STALL_MS = 1_000;
/** So long after a start, a stall or an outage of the database the heartbeats of all that live have come in again. */
const SETTLE_MS = 4_000;

/** Looks after all live interviews until it is closed; one round at a time. */
export function startWatchLoop({ tick, logger, now }: WatchLoopDeps): { close: () => Promise<void> } {
  const isWell = wellness();
  let closed = false;
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const look = async (): Promise<void> => {
    try {
      const { databaseMs } = await tick({ judgeSilence: isWell(now()) });
      // No heartbeat was stored meanwhile.
      if (databaseMs > STALL_MS) isWell.broken();
    } catch (err) {
      isWell.broken();
      logger.warn({ err }, 'the interviewers could not be looked after');
    }
    if (!closed) timer = setTimeout(start, LOOK_MS);
  };
  const start = (): void => {
    round = look();
  };
  start();
  // Beside the rounds: one that waits for the media server is no standstill, and heartbeats are heard meanwhile.
  const pulse = setInterval(() => isWell(now()), LOOK_MS);
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      clearInterval(pulse);
      await round;
    },
  };
}

/** Tells whether this process has been able to hear for long enough to miss somebody; to be asked every `LOOK_MS`. */
export function wellness(): ((nowMs: number) => boolean) & { broken: () => void } {
  let last: number | null = null;
  let since: number | null = null;
  const isWell = (nowMs: number): boolean => {
    if (last === null || since === null || nowMs - last > STALL_MS + LOOK_MS) since = nowMs;
    last = nowMs;
    return nowMs - since >= SETTLE_MS;
  };
  return Object.assign(isWell, {
    broken: () => {
      last = null;
    },
  });
}
