/**
 * The session's clock as this process knows it: what the api said, carried on by the machine's own clock. Times are
 * whole milliseconds and never negative, as events want them.
 */
export type SessionClock = {
  now(): number;
  /** Maps a moment of `Date.now()`, which the framework stamps its events with. */
  fromWall(wallMs: number): number;
  /** What is added to `Date.now()` to get the session's time. */
  offsetMs(): number;
  /** Takes the api's word again; a sample with a shorter round trip, or a jump, wins. */
  sync(sample: ClockSample): void;
};

/** The api said `nowMs`; the question left at `sentWallMs` and the answer was there at `receivedWallMs`. */
export type ClockSample = { nowMs: number; sentWallMs: number; receivedWallMs: number };

/** Past this the machine's own clock was set, or the process slept: the old sample is worth nothing. */
const JUMP_MS = 1_000;

export function createSessionClock(first: ClockSample, wall: () => number = Date.now): SessionClock {
  let offset = offsetOf(first);
  let roundTrip = first.receivedWallMs - first.sentWallMs;
  const fromWall = (wallMs: number) => Math.max(0, Math.round(wallMs + offset));
  return {
    now: () => fromWall(wall()),
    fromWall,
    offsetMs: () => Math.round(offset),
    sync(sample) {
      const trip = sample.receivedWallMs - sample.sentWallMs;
      const drift = Math.abs(offsetOf(sample) - offset);
      if (trip >= roundTrip && drift - trip < JUMP_MS) return;
      offset = offsetOf(sample);
      roundTrip = trip;
    },
  };
}

const offsetOf = (sample: ClockSample): number =>
  sample.nowMs - (sample.sentWallMs + sample.receivedWallMs) / 2;
