/** The last sound of a stream, found by its position: milliseconds from the first sample. */
export type StreamSound = {
  push(samples: Int16Array): void;
  /** What is kept of this stretch. */
  cut(fromMs: number, toMs: number): Int16Array;
  dropBefore(ms: number): void;
  /** How much the stream held in all. */
  readonly lengthMs: number;
};

export function createStreamSound(sampleRate: number, keptMs: number): StreamSound {
  const frames: { at: number; samples: Int16Array }[] = [];
  const sampleOf = (ms: number) => Math.round((ms * sampleRate) / 1000);
  let length = 0;
  const dropUntil = (position: number) => {
    const kept = frames.findIndex(({ at, samples }) => at + samples.length > position);
    frames.splice(0, kept === -1 ? frames.length : kept);
  };
  return {
    push(samples) {
      frames.push({ at: length, samples });
      length += samples.length;
      dropUntil(length - sampleOf(keptMs));
    },
    cut(fromMs, toMs) {
      const from = Math.max(sampleOf(fromMs), frames[0]?.at ?? length);
      const to = Math.max(from, Math.min(sampleOf(toMs), length));
      const stretch = new Int16Array(to - from);
      for (const { at, samples } of frames) {
        if (at + samples.length <= from || at >= to) continue;
        const part = samples.subarray(Math.max(0, from - at), to - at);
        stretch.set(part, Math.max(0, at - from));
      }
      return stretch;
    },
    dropBefore: (ms) => dropUntil(sampleOf(ms)),
    get lengthMs() {
      return (length / sampleRate) * 1000;
    },
  };
}
