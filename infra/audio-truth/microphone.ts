import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  type Room,
  TrackPublishOptions,
  TrackSource,
} from '@livekit/rtc-node';
import { FRAME_MS } from './loud-frames.ts';

export const RATE_HZ = 16_000;
export const FRAME_SAMPLES = (RATE_HZ / 1000) * FRAME_MS;
/** No queue of the source's own: a frame leaves at the moment in which it is handed over. */
const QUEUE_MS = 0;

/** When the frames of a clip left, on the clock of `performance.now()`. */
export type Departures = {
  /** The moment at which the sample at this position of the clip had left. */
  leftAt(clipMs: number): number;
};

export type Microphone = {
  /** Speaks samples (16 kHz, mono) after what is being spoken already; resolves when the last has left. */
  play(samples: Int16Array): Promise<Departures>;
  /** What is to be said now, sample by sample, beside the clips: an echo, or a noise. Gives a frame of samples. */
  mix(source: ((frame: Int16Array) => void) | undefined): void;
  close(): void;
};

type Playing = { samples: Int16Array; at: number; left: number[]; done: (departures: Departures) => void };

/** A microphone in the room: a frame every 10 ms whether or not anybody speaks. */
export async function openMicrophone(room: Room): Promise<Microphone> {
  const source = new AudioSource(RATE_HZ, 1, QUEUE_MS);
  const track = LocalAudioTrack.createAudioTrack('microphone', source);
  const options = new TrackPublishOptions({ source: TrackSource.SOURCE_MICROPHONE });
  await room.localParticipant?.publishTrack(track, options);
  const queue: Playing[] = [];
  let mixed: ((frame: Int16Array) => void) | undefined;
  let open = true;
  const nextFrame = (): Int16Array => {
    const frame = new Int16Array(FRAME_SAMPLES);
    const playing = queue[0];
    if (playing) frame.set(playing.samples.subarray(playing.at, playing.at + FRAME_SAMPLES));
    mixed?.(frame);
    return frame;
  };
  const leave = (atMs: number) => {
    const playing = queue[0];
    if (!playing) return;
    playing.left.push(atMs);
    playing.at += FRAME_SAMPLES;
    if (playing.at < playing.samples.length) return;
    queue.shift();
    playing.done(departuresOf(playing.left));
  };
  const pump = async () => {
    for (let due = performance.now(); open; due += FRAME_MS) {
      const frame = nextFrame();
      const captured = source.captureFrame(new AudioFrame(frame, RATE_HZ, 1, FRAME_SAMPLES));
      leave(performance.now());
      await captured;
      const wait = due + FRAME_MS - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
  };
  // A room that is gone takes no more frames.
  pump().catch(() => {});
  return {
    play: (samples) =>
      new Promise((done) => {
        queue.push({ samples, at: 0, left: [], done });
      }),
    mix: (next) => {
      mixed = next;
    },
    close: () => {
      open = false;
    },
  };
}

/** `left` has the moment of each frame; a position is in the frame that ends at or after it. */
export function departuresOf(left: readonly number[]): Departures {
  return {
    leftAt(clipMs) {
      const index = Math.min(Math.max(0, Math.ceil(clipMs / FRAME_MS) - 1), left.length - 1);
      const at = left[index];
      if (at === undefined) throw new Error('nothing of the clip has left');
      return at;
    },
  };
}
