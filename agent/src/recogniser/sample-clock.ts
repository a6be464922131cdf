/**
 * Recognisers count the samples that they were sent and know no other time. This remembers when each stretch of a
 * stream was heard, so that a position in the stream becomes a moment again, across gaps and replays.
 */
export type SampleClock = {
  /** A frame of `durationMs` that was heard to its end at `heardAtMs` follows in the stream. */
  push(durationMs: number, heardAtMs: number): void;
  /** The moment at which `positionMs` of the stream was heard; undefined before the first frame. */
  momentOf(positionMs: number): number | undefined;
  /** How much the stream holds. */
  readonly lengthMs: number;
};

/** A stretch is kept apart from the last one when it came this much off: jitter is less, a gap or a replay more. */
const GAP_MS = 120;
/** Half an hour of ordinary jumps; older ones belong to words that were final long ago. */
const KEPT = 4_096;

export function createSampleClock(): SampleClock {
  /** Where a stretch begins in the stream, and when its first sample was heard. */
  const stretches: { fromMs: number; momentMs: number }[] = [];
  let lengthMs = 0;
  return {
    push(durationMs, heardAtMs) {
      const begunAtMs = heardAtMs - durationMs;
      const last = stretches.at(-1);
      const expected = last ? last.momentMs + (lengthMs - last.fromMs) : Number.NaN;
      if (!last || Math.abs(begunAtMs - expected) > GAP_MS) {
        stretches.push({ fromMs: lengthMs, momentMs: begunAtMs });
        if (stretches.length > KEPT) stretches.shift();
      }
      lengthMs += durationMs;
    },
    momentOf(positionMs) {
      const stretch = stretches.findLast(({ fromMs }) => fromMs <= positionMs) ?? stretches[0];
      return stretch && stretch.momentMs + Math.max(0, positionMs - stretch.fromMs);
    },
    get lengthMs() {
      return lengthMs;
    },
  };
}
