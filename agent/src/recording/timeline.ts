/** The candidate in the left channel, the interviewer in the right. */
export type RecordedChannel = 0 | 1;

/** Two channels of 16-bit samples on one line of time; silence is wherever nothing was placed. */
export type Timeline = {
  /** Places sound whose first sample is at `startMs`; what would lie before the cursor is lost. */
  place(channel: RecordedChannel, startMs: number, samples: Int16Array): void;
  /** Takes back what was placed after `fromMs` and will not be heard. */
  cut(channel: RecordedChannel, fromMs: number): void;
  /** Everything from the cursor to `untilMs`, interleaved; the cursor moves there. */
  take(untilMs: number): Int16Array;
};

type Placed = { at: number; samples: Int16Array };

/** A frame that comes so near to the end of the last one follows it: the network's jitter is no gap. */
const JITTER_MS = 100;

export function createTimeline(startMs: number, sampleRate: number): Timeline {
  const channels: [Placed[], Placed[]] = [[], []];
  let cursor = 0;
  const position = (ms: number) => Math.round(((ms - startMs) / 1000) * sampleRate);
  const jitter = (JITTER_MS / 1000) * sampleRate;
  return {
    place(channel, at, samples) {
      const last = channels[channel].at(-1);
      const expected = last ? last.at + last.samples.length : Number.NEGATIVE_INFINITY;
      const wanted = position(at);
      const from = Math.abs(wanted - expected) <= jitter ? expected : Math.max(wanted, expected);
      channels[channel].push({ at: from, samples });
    },
    cut(channel, fromMs) {
      const limit = position(fromMs);
      channels[channel] = channels[channel].flatMap((placed) => {
        const kept = placed.samples.subarray(0, Math.max(0, limit - placed.at));
        return kept.length > 0 ? [{ at: placed.at, samples: kept }] : [];
      });
    },
    take(untilMs) {
      const end = Math.max(cursor, position(untilMs));
      const block = new Int16Array((end - cursor) * 2);
      for (const channel of [0, 1] as const) {
        for (const placed of channels[channel]) copy(placed, block, cursor, end, channel);
        // The last one stays: what comes next may follow it.
        channels[channel] = channels[channel].filter(
          (placed, index, all) => placed.at + placed.samples.length > end || index === all.length - 1,
        );
      }
      cursor = end;
      return block;
    },
  };
}

function copy(placed: Placed, block: Int16Array, from: number, end: number, channel: RecordedChannel): void {
  const first = Math.max(placed.at, from);
  const last = Math.min(placed.at + placed.samples.length, end);
  for (let at = first; at < last; at++) {
    block[(at - from) * 2 + channel] = placed.samples[at - placed.at] ?? 0;
  }
}
