import type { AudioFrame } from '@livekit/rtc-node';

/** Level of 16-bit samples in dBFS, root mean square; -120 for digital silence. */
export function levelDb(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / (samples.length || 1)) / 0x8000;
  return rms > 0 ? Math.max(-120, 20 * Math.log10(rms)) : -120;
}

/** Below it nobody speaks: a quiet voice at a poor microphone stays above -55 dBFS, suppressed room noise below -65. */
export const QUIET_DB = -60;

export const isLoud = (frame: AudioFrame): boolean => levelDb(frame.data) > QUIET_DB;
export const durationMsOf = (frame: AudioFrame): number =>
  (frame.samplesPerChannel / frame.sampleRate) * 1000;
