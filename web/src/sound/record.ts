import { encodeWav, joined, resample, speechRateHz } from './wav.ts';

export type Capture = { stop: () => Promise<{ samples: Float32Array; rateHz: number }>; cancel: () => void };

export type Recording = { stop: () => Promise<Blob>; cancel: () => void };

/** Records a stream into a WAV of 16 kHz. `stop` gives it; it ends by itself after `maxMs`, without a word. */
export async function startRecording(stream: MediaStream, maxMs: number): Promise<Recording> {
  const { stop, cancel } = await startCapture(stream, maxMs);
  return {
    stop: async () => {
      const { samples, rateHz } = await stop();
      return encodeWav(resample(samples, rateHz, speechRateHz), speechRateHz);
    },
    cancel,
  };
}

/** The samples of a stream from now on, `maxMs` at most. */
export async function startCapture(stream: MediaStream, maxMs: number): Promise<Capture> {
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
  // Whoever stops a recording may cancel it too, when the page goes; a context can be closed once.
  let closed: Promise<void> | undefined;
  const close = () => {
    node.port.onmessage = null;
    closed ??= context.close();
    return closed;
  };
  return {
    stop: async () => {
      const rateHz = context.sampleRate;
      await close();
      return { samples: joined(blocks), rateHz };
    },
    cancel: () => void close(),
  };
}
