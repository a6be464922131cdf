/** A frame of 10 ms counts as sound above -45 dBFS, as everywhere where speech is measured here. */
export const FRAME_MS = 10;
export const LOUD_DBFS = -45;
const FULL_SCALE = 32_768;

/** Root mean square of 16 bit samples in decibels of full scale; -Infinity for silence. */
export function dbfsOf(samples: Int16Array): number {
  if (samples.length === 0) return -Infinity;
  let sum = 0;
  for (const sample of samples) sum += (sample / FULL_SCALE) ** 2;
  return 10 * Math.log10(sum / samples.length);
}

export const isLoud = (samples: Int16Array): boolean => dbfsOf(samples) > LOUD_DBFS;

/** The moments at which loud frames were heard, in the order in which they came. */
export type LoudFrames = {
  add(atMs: number): void;
  firstAfter(ms: number): number | undefined;
  last(): number | undefined;
  /** Loud frames from `fromMs` up to and without `toMs`. */
  between(fromMs: number, toMs: number): readonly number[];
  /**
   * The last loud frame of a stretch that goes on at `fromMs`: nothing loud follows it for `quietMs`. Undefined while
   * that is not known yet, at `nowMs`.
   */
  endOfStretch(fromMs: number, quietMs: number, nowMs: number): number | undefined;
};

export function createLoudFrames(): LoudFrames {
  const loud: number[] = [];
  /** Index of the first frame later than `ms`; frames come in order. */
  const indexAfter = (ms: number): number => {
    let low = 0;
    let high = loud.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((loud[middle] ?? 0) > ms) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return {
    add: (atMs) => void loud.push(atMs),
    firstAfter: (ms) => loud[indexAfter(ms)],
    last: () => loud.at(-1),
    between: (fromMs, toMs) => loud.slice(indexAfter(fromMs - Number.EPSILON), indexAfter(toMs)),
    endOfStretch(fromMs, quietMs, nowMs) {
      let end = fromMs;
      for (let index = indexAfter(fromMs); index < loud.length; index += 1) {
        const at = loud[index] ?? 0;
        if (at - end > quietMs) return end;
        end = at;
      }
      return nowMs - end > quietMs ? end : undefined;
    },
  };
}
