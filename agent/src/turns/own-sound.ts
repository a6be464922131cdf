/** When the interviewer's voice was to be heard, on the clock of `Date.now()`. */
export type OwnSound = {
  /** A stretch of it sounds from `fromMs` on. */
  sounds(fromMs: number, durationMs: number): void;
  /** What was still to sound after this moment does not. */
  cut(atMs: number): void;
  /** Whether it may be in the candidate's microphone at this moment. */
  isHeard(atMs: number): boolean;
  /** The share of a span in which it may be in the microphone, 0 to 1. */
  share(fromMs: number, toMs: number): number;
};

/** Through the room, the other machine's buffers and back: 100 ms on one machine, three times that over a poor network. */
const WAY_MS = 350;
const KEPT_MS = 90_000;
/** Silence between two words is part of speaking. */
const JOIN_MS = 250;

export function createOwnSound(): OwnSound {
  let spans: { from: number; to: number }[] = [];
  return {
    sounds(from, durationMs) {
      const last = spans.at(-1);
      if (last && from - last.to <= JOIN_MS) last.to = Math.max(last.to, from + durationMs);
      else spans = [...spans.filter(({ to }) => to > from - KEPT_MS), { from, to: from + durationMs }];
    },
    cut(atMs) {
      const last = spans.at(-1);
      if (last) last.to = Math.min(last.to, Math.max(last.from, atMs));
    },
    isHeard: (atMs) => spans.some(({ from, to }) => atMs >= from && atMs <= to + WAY_MS),
    share(fromMs, toMs) {
      const length = Math.max(1, toMs - fromMs);
      const heard = spans.map(({ from, to }) => Math.min(toMs, to + WAY_MS) - Math.max(fromMs, from));
      return Math.min(1, heard.reduce((sum, ms) => sum + Math.max(0, ms), 0) / length);
    },
  };
}
