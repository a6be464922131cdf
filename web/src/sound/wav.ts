/** Speech recognisers want no more than this, and a test recording stays small. */
export const speechRateHz = 16_000;

/** Mono samples in -1..1 at another rate. Averages when going down, so that nothing folds back as noise. */
export function resample(samples: Float32Array, fromHz: number, toHz: number): Float32Array {
  if (fromHz === toHz) return samples;
  const step = fromHz / toHz;
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let index = 0; index < out.length; index += 1) {
    out[index] = averageOf(samples, index * step, Math.max((index + 1) * step, index * step + 1));
  }
  return out;
}

function averageOf(samples: Float32Array, from: number, to: number): number {
  const first = Math.floor(from);
  const last = Math.min(Math.ceil(to), samples.length);
  let sum = 0;
  for (let index = first; index < last; index += 1) sum += samples[index] ?? 0;
  return last > first ? sum / (last - first) : 0;
}

/** Mono 16-bit PCM with a WAV header. */
export function encodeWav(samples: Float32Array, rateHz: number): Blob {
  const bytes = new ArrayBuffer(44 + samples.length * 2);
  const view = new DataView(bytes);
  writeHeader(view, samples.length * 2, rateHz);
  samples.forEach((sample, index) => {
    const clipped = Math.max(-1, Math.min(1, sample));
    view.setInt16(44 + index * 2, Math.round(clipped * 0x7fff), true);
  });
  return new Blob([bytes], { type: 'audio/wav' });
}

function writeHeader(view: DataView, dataBytes: number, rateHz: number): void {
  const text = (at: number, value: string) =>
    [...value].forEach((char, index) => view.setUint8(at + index, char.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + dataBytes, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, rateHz, true);
  view.setUint32(28, rateHz * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, dataBytes, true);
}

/** Blocks of samples put one after the other. */
export function joined(blocks: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    out.set(block, at);
    at += block.length;
  }
  return out;
}

/** Root mean square of samples in -1..1. */
export function rmsOf(samples: Float32Array): number {
  if (samples.length === 0) return 0;
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
