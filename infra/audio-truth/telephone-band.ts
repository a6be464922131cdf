import { RATE_HZ } from './microphone.ts';

/** What is left of speech that came through a line of 8 kHz. */
const CUTOFF_HZ = 3_400;
const TAPS = 63;

const kernel = (() => {
  const middle = (TAPS - 1) / 2;
  const ratio = (2 * CUTOFF_HZ) / RATE_HZ;
  const taps = Array.from({ length: TAPS }, (_, index) => {
    const x = index - middle;
    const sinc = x === 0 ? ratio : Math.sin(Math.PI * ratio * x) / (Math.PI * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * index) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
})();

/** Samples of 16 kHz without what lies above 3.4 kHz (windowed sinc, no delay). */
export function telephoneBand(samples: Int16Array): Int16Array {
  const middle = (TAPS - 1) / 2;
  return samples.map((_, at) => {
    let sum = 0;
    for (const [index, tap] of kernel.entries()) sum += tap * (samples[at + index - middle] ?? 0);
    return Math.max(-32_768, Math.min(32_767, Math.round(sum)));
  });
}
