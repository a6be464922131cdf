import { inference, initializeLogger, voice } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import { ReadableStream } from 'node:stream/web';
import { levelDb } from '@caseroom/agent/recogniser/loudness';

initializeLogger({ pretty: false, level: 'silent' });

export const RATE = 16_000;
const FRAME_MS = 10;
const SAMPLES = (RATE / 1000) * FRAME_MS;
/** As deep as the room's output is made. */
const QUEUE_MS = 80;
/** From the loudspeaker through air, codec and network back into the ears. */
const ECHO_DELAY_FRAMES = 15;
/** What counts as sound everywhere here. */
export const AUDIBLE_DB = -45;

/** A machine's sound without a room: what is played, and a microphone that may hear it. */
export type SoundLoop = {
  input: voice.AudioInput;
  output: voice.AudioOutput;
  /** Moments (`performance.now()`) at which the interviewer was loud, 10 ms each. */
  audible: number[];
  /** Gives the moment of the first loud sample when the clip has been played. */
  speak(samples: Int16Array): Promise<{ from: number; to: number }>;
  /** The interviewer's voice in the microphone, in dB; undefined: none. */
  echoDb: number | undefined;
  /** Goes on in the microphone all the time. */
  noise: Int16Array | undefined;
  close(): void;
};

export function openSoundLoop(): SoundLoop {
  const output = new LoopOutput();
  const past: Int16Array[] = [];
  let clips: {
    samples: Int16Array;
    at: number;
    from: number;
    done: (span: { from: number; to: number }) => void;
  }[] = [];
  let noiseAt = 0;
  let push: (frame: AudioFrame) => void = () => {};
  const frames = new ReadableStream<AudioFrame>({
    start: (queue) => void (push = (frame) => queue.enqueue(frame)),
  });
  const loop: SoundLoop = {
    input: new LoopInput(frames),
    output,
    audible: [],
    echoDb: undefined,
    noise: undefined,
    speak: (samples) => new Promise((done) => void (clips = [...clips, { samples, at: 0, from: 0, done }])),
    close: () => clearInterval(timer),
  };
  const spoken = (now: number): Int16Array => {
    const [clip] = clips;
    if (!clip) return new Int16Array(SAMPLES);
    const samples = clip.samples.slice(clip.at, clip.at + SAMPLES);
    if (clip.from === 0 && levelDb(samples) > AUDIBLE_DB) clip.from = now;
    clip.at += SAMPLES;
    if (clip.at >= clip.samples.length) {
      clips = clips.slice(1);
      clip.done({ from: clip.from, to: now + FRAME_MS });
    }
    return samples;
  };
  const mixed = (now: number): Int16Array => {
    const own = spoken(now);
    const echo = past[ECHO_DELAY_FRAMES];
    const gain = loop.echoDb === undefined ? 0 : 10 ** (loop.echoDb / 20);
    const { noise } = loop;
    return Int16Array.from({ length: SAMPLES }, (_, index) => {
      const hiss = noise?.[noiseAt++ % noise.length] ?? 0;
      return Math.max(-32_768, Math.min(32_767, (own[index] ?? 0) + gain * (echo?.[index] ?? 0) + hiss));
    });
  };
  let due = performance.now();
  const timer = setInterval(() => {
    for (; due <= performance.now(); due += FRAME_MS) {
      const played = output.play(SAMPLES);
      if (levelDb(played) > AUDIBLE_DB) loop.audible.push(due);
      past.unshift(played);
      past.length = Math.min(past.length, ECHO_DELAY_FRAMES + 1);
      push(new AudioFrame(mixed(due), RATE, 1, SAMPLES));
    }
  }, FRAME_MS / 2);
  return loop;
}

class LoopInput extends voice.AudioInput {
  readonly #frames: ReadableStream<AudioFrame>;

  constructor(frames: ReadableStream<AudioFrame>) {
    super();
    this.#frames = frames;
  }

  override get stream(): ReadableStream<AudioFrame> {
    return this.#frames;
  }
}

/** Plays at its own pace and counts its segments as the room's output does. */
class LoopOutput extends voice.AudioOutput {
  #queue = new Int16Array(0);
  #paused = false;
  #generation = 0;
  #begun = false;
  #flushed = false;
  #playedMs = 0;

  constructor() {
    super(RATE, undefined, { pause: true });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    const born = this.#generation;
    await super.captureFrame(frame);
    while (born === this.#generation && (this.#paused || this.#queue.length > (RATE / 1000) * QUEUE_MS)) {
      if (this.#paused) this.#queue = new Int16Array(0);
      await new Promise((resolve) => setTimeout(resolve, FRAME_MS / 2));
    }
    if (born !== this.#generation) return;
    if (!this.#begun) this.onPlaybackStarted(Date.now());
    this.#begun = true;
    this.#queue = Int16Array.from([...this.#queue, ...frame.data]);
  }

  play(samples: number): Int16Array {
    const played = new Int16Array(samples);
    if (this.#paused) return played;
    played.set(this.#queue.subarray(0, samples));
    this.#playedMs += (Math.min(samples, this.#queue.length) / RATE) * 1000;
    this.#queue = this.#queue.slice(samples);
    if (this.#flushed && this.#queue.length === 0) this.#finish(false);
    return played;
  }

  override flush(): void {
    super.flush();
    if (this.pendingPlayoutSegments > 0) this.#flushed = true;
  }

  override pause(): void {
    this.#paused = true;
  }

  override resume(): void {
    this.#paused = false;
  }

  override clearBuffer(): void {
    this.#generation += 1;
    this.#queue = new Int16Array(0);
    super.flush();
    if (this.pendingPlayoutSegments > 0) this.#finish(true);
  }

  #finish(interrupted: boolean): void {
    const playbackPosition = this.#playedMs / 1000;
    this.#flushed = false;
    this.#begun = false;
    this.#playedMs = 0;
    this.onPlaybackFinished({ playbackPosition, interrupted });
  }
}

/** Frames of a reply, as a voice that is faster than speech gives them. */
export function framesOf(samples: Int16Array): ReadableStream<AudioFrame> {
  const step = RATE / 20;
  return new ReadableStream({
    start(queue) {
      for (let at = 0; at < samples.length; at += step) {
        const piece = samples.slice(at, at + step);
        queue.enqueue(new AudioFrame(piece, RATE, 1, piece.length));
      }
      queue.close();
    },
  });
}

export const newDetector = () => new inference.VAD();
