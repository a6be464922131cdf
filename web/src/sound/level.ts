import { rmsOf } from './wav.ts';

/** Below it a microphone gives room noise only; measured with a quiet laptop microphone at arm's length. */
export const silenceDb = -55;
const loudDb = -12;

/** -60 dBFS and less is 0, -12 and more is 1: what a meter shows. */
export const meterOf = (db: number): number => Math.max(0, Math.min(1, (db + 60) / (loudDb + 60)));
export const decibels = (rms: number): number => (rms > 0 ? 20 * Math.log10(rms) : -120);

/** Reports the level of a stream about 25 times a second, in dBFS, until the function it returns is called. */
export function watchLevel(stream: MediaStream, onLevel: (db: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  context.createMediaStreamSource(stream).connect(analyser);
  const block = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    // A page that was opened without a click starts suspended, and would show silence for ever.
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(block);
    onLevel(decibels(rmsOf(block)));
  }, 40);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
