import { encodeWav, joined, resample, speechRateHz } from './wav.ts';

export type Recording = { stop: () => Promise<Blob>; cancel: () => void };

/** Records a stream into a WAV of 16 kHz. `stop` gives it; it ends by itself after `maxMs`, without a word. */
export async function startRecording(stream: MediaStream, maxMs: number): Promise<Recording> {
  const context = new AudioContext();
  await context.audioWorklet.addModule('/capture-worklet.js');
  await context.resume();
  const node = new AudioWorkletNode(context, 'capture', { numberOfInputs: 1, numberOfOutputs: 0 });
  const blocks: Float32Array[] = [];
  const maxSamples = (maxMs / 1000) * context.sampleRate;
  let samples = 0;
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    if (samples >= maxSamples) return;
    blocks.push(data);
    samples += data.length;
  };
  context.createMediaStreamSource(stream).connect(node);
  const close = () => {
    node.port.onmessage = null;
    return context.close();
  };
  return {
    stop: async () => {
      const rate = context.sampleRate;
      await close();
      return encodeWav(resample(joined(blocks), rate, speechRateHz), speechRateHz);
    },
    cancel: () => void close(),
  };
}
