import { AudioFrame, AudioResampler } from '@livekit/rtc-node';

/** What OpenAI's speech protocol calls `pcm`, and what every voice is brought to: 16 bit, little endian, one channel. */
export const voiceRateHz = 24_000;
export const bytesPerMs = (voiceRateHz * 2) / 1000;

/** Frames of 20 ms: the first of a reply waits for no more sound than that, and a stop is heard within one. */
const frameMs = 20;
const frameBytes = frameMs * bytesPerMs;

export const msOf = (pcm: { length: number }): number => pcm.length / bytesPerMs;

/** Bytes in pieces of any length, odd ones too, as frames of 20 ms; `flush` gives the short one that is left. */
export function createFramer(): { push(pcm: Buffer): AudioFrame[]; flush(): AudioFrame[] } {
  let rest: Buffer = Buffer.alloc(0);
  return {
    push(pcm) {
      rest = rest.length > 0 ? Buffer.concat([rest, pcm]) : pcm;
      const frames: AudioFrame[] = [];
      for (; rest.length >= frameBytes; rest = rest.subarray(frameBytes))
        frames.push(frameOf(rest.subarray(0, frameBytes)));
      return frames;
    },
    flush() {
      const whole = rest.subarray(0, rest.length - (rest.length % 2));
      rest = Buffer.alloc(0);
      return whole.length > 0 ? [frameOf(whole)] : [];
    },
  };
}

function frameOf(pcm: Buffer): AudioFrame {
  // The bytes may lie at an odd place of a buffer that is used again.
  const samples = new Int16Array(pcm.length / 2);
  for (let at = 0; at < samples.length; at++) samples[at] = pcm.readInt16LE(at * 2);
  return new AudioFrame(samples, voiceRateHz, 1, samples.length);
}

/** Brings sound of another rate to that of the voices. */
export function createRateChange(rateHz: number): { push(pcm: Buffer): Buffer; flush(): Buffer } {
  const resampler = new AudioResampler(rateHz, voiceRateHz, 1);
  const bytesOf = (frames: AudioFrame[]) =>
    Buffer.concat(frames.map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength)));
  return {
    push: (pcm) => {
      const samples = new Int16Array(pcm.length / 2);
      for (let at = 0; at < samples.length; at++) samples[at] = pcm.readInt16LE(at * 2);
      return bytesOf(resampler.push(new AudioFrame(samples, rateHz, 1, samples.length)));
    },
    flush: () => bytesOf(resampler.flush()),
  };
}
