/** Mono, signed 16 bit, little endian: the one form in which audio travels between our parts. */
export interface Pcm {
  pcm: Buffer;
  rateHz: number;
}

const bytesPerSample = 2;
const fullScale = 32_768;
const frameMs = 10;
/** -45 dBFS: above the noise floor of a quiet room, below the softest consonants of our voices. */
const speechThreshold = 10 ** (-45 / 20);

export function durationMs(audio: Pcm): number {
  return (audio.pcm.length / bytesPerSample / audio.rateHz) * 1000;
}

export function silence(ms: number, rateHz: number): Buffer {
  return Buffer.alloc(Math.round((ms * rateHz) / 1000) * bytesPerSample);
}

/** Root mean square of the samples, 0 to 1. */
export function loudness(pcm: Buffer): number {
  const samples = Math.floor(pcm.length / bytesPerSample);
  if (samples === 0) return 0;
  let sum = 0;
  for (let index = 0; index < samples; index += 1) {
    const value = pcm.readInt16LE(index * bytesPerSample) / fullScale;
    sum += value * value;
  }
  return Math.sqrt(sum / samples);
}

/** Where speech begins and ends, by the first and last 10 ms frame above -45 dBFS. */
export function findSpeech(audio: Pcm): { startMs: number; endMs: number } | undefined {
  const frameBytes = Math.round((frameMs * audio.rateHz) / 1000) * bytesPerSample;
  let first = -1;
  let last = -1;
  for (let at = 0; at < audio.pcm.length; at += frameBytes) {
    if (loudness(audio.pcm.subarray(at, at + frameBytes)) < speechThreshold) continue;
    const frame = at / frameBytes;
    if (first < 0) first = frame;
    last = frame;
  }
  if (first < 0) return undefined;
  return { startMs: first * frameMs, endMs: Math.min((last + 1) * frameMs, durationMs(audio)) };
}

/** The part between two moments, widened by `paddingMs` at both ends where there is audio. */
export function cut(audio: Pcm, part: { startMs: number; endMs: number }, paddingMs: number) {
  const sampleAt = (ms: number) =>
    Math.min(Math.max(0, Math.round((ms * audio.rateHz) / 1000)), audio.pcm.length / bytesPerSample);
  const from = sampleAt(part.startMs - paddingMs);
  const to = sampleAt(part.endMs + paddingMs);
  return {
    pcm: audio.pcm.subarray(from * bytesPerSample, to * bytesPerSample),
    rateHz: audio.rateHz,
    offsetMs: (from / audio.rateHz) * 1000,
  };
}

/** A WAV header; for a stream of unknown length leave `dataBytes` out. */
export function wavHeader(rateHz: number, dataBytes?: number): Buffer {
  const header = Buffer.alloc(44);
  const unknownLength = 0xffff_ffff;
  header.write('RIFF', 0);
  header.writeUInt32LE(dataBytes === undefined ? unknownLength : 36 + dataBytes, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(rateHz, 24);
  header.writeUInt32LE(rateHz * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36);
  header.writeUInt32LE(dataBytes ?? unknownLength, 40);
  return header;
}

export function wavFile(audio: Pcm): Buffer {
  return Buffer.concat([wavHeader(audio.rateHz, audio.pcm.length), audio.pcm]);
}

/** Quieter speech loses its soft consonants in the recogniser's arithmetic. */
const quietPeak = 0.25;
const raisedPeak = 0.7;
/** A peak that low is hiss, and raising it would make words of it. */
const hissPeak = 0.01;

/** Quiet speech made louder by one factor; anything else as it was. */
export function raiseLevel(pcm: Buffer): Buffer {
  const peak = peakOf(pcm);
  if (peak >= quietPeak || peak < hissPeak) return pcm;
  const factor = raisedPeak / peak;
  const raised = Buffer.alloc(pcm.length);
  for (let at = 0; at + 1 < pcm.length; at += bytesPerSample) {
    raised.writeInt16LE(Math.round(pcm.readInt16LE(at) * factor), at);
  }
  return raised;
}

function peakOf(pcm: Buffer): number {
  let peak = 0;
  for (let at = 0; at + 1 < pcm.length; at += bytesPerSample) {
    peak = Math.max(peak, Math.abs(pcm.readInt16LE(at)));
  }
  return peak / fullScale;
}
