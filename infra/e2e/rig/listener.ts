import { initializeLogger, type stt } from '@livekit/agents';
import { AudioFrame } from '@livekit/rtc-node';
import type { HeardFinal } from '@caseroom/agent/recogniser/heard';
import { Hearing } from '@caseroom/agent/recogniser/hearing';
import type { HeardInterim } from '@caseroom/agent/recogniser/hearing-deps';
import type { Recogniser } from '@caseroom/agent/recogniser/recogniser';
import { createSessionClock } from '@caseroom/agent/life/session-clock';
import { createLogger } from '@caseroom/agent/life/logger';
import { until } from './interview-client.ts';

const RATE = 16_000;
const FRAME_MS = 20;
const SAMPLES = (RATE / 1000) * FRAME_MS;

/** The agent's ears without a room: a microphone in real time, and everything that they tell. */
export type Listener = {
  finals: { text: string; by: string; startMs: number; endMs: number }[];
  interims: HeardInterim[];
  /** `away`, or the name of the recogniser that hears; undefined before either was told. */
  readonly state: string | undefined;
  readonly usedMs: number;
  /** Connections that stood after the first one. */
  readonly reconnects: number;
  /** When the state became what it is. */
  readonly stateSince: number;
  hearing: Hearing;
  /** Plays samples into the microphone in real time; a number is that much of a steady voice, in milliseconds. */
  play(sound: number | Int16Array): Promise<void>;
  pause(ms: number): Promise<void>;
  /** From now on nothing comes from the microphone, not even silence. */
  mute(on: boolean): void;
  heard(count: number, withinMs?: number): Promise<string[]>;
  becomes(state: string, withinMs?: number): Promise<void>;
  close(): void;
};

initializeLogger({ pretty: false, level: 'silent' });

export function listen(recognisers: readonly Recogniser[]): Listener {
  const sent = Date.now();
  const clock = createSessionClock({ nowMs: 0, sentWallMs: sent, receivedWallMs: sent });
  const finals: Listener['finals'] = [];
  const interims: HeardInterim[] = [];
  let state: string | undefined;
  let stateSince = 0;
  let usedMs = 0;
  let reconnects = 0;
  const become = (next: string) => {
    if (next === state) return;
    state = next;
    stateSince = Date.now();
  };
  const hearing = new Hearing({
    recognisers: () => recognisers,
    clock,
    onFinal: ({ text, startMs, endMs }: HeardFinal, { name }) =>
      finals.push({ text, by: name, startMs, endMs }) > 0,
    onInterim: (interim) => interims.push(interim) > 0,
    onHears: ({ name }) => become(name),
    onAway: () => become('away'),
    onReconnect: () => void (reconnects += 1),
    onUsage: (_, audioMs) => void (usedMs += audioMs),
    logger: createLogger('fatal', {}),
  });
  const stream = hearing.stream();
  void drain(stream);
  const microphone = openMicrophone((samples) => stream.pushFrame(new AudioFrame(samples, RATE, 1, SAMPLES)));
  return {
    finals,
    interims,
    hearing,
    get state() {
      return state;
    },
    get stateSince() {
      return stateSince;
    },
    get usedMs() {
      return usedMs;
    },
    get reconnects() {
      return reconnects;
    },
    play: (sound) => microphone.play(typeof sound === 'number' ? voiceOf(sound) : sound),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    mute: microphone.mute,
    async heard(count, withinMs = 8_000) {
      await until(() => finals.length >= count || undefined, withinMs, `${count} finals`);
      return finals.map(({ text }) => text);
    },
    becomes: async (wanted, withinMs = 8_000) =>
      void (await until(() => state === wanted || undefined, withinMs, `${wanted}, not ${state}`)),
    close() {
      microphone.close();
      stream.close();
    },
  };
}

async function drain(stream: stt.SpeechStream): Promise<void> {
  for await (const event of stream) void event;
}

/** A voice without words: a tone that swells and falls as syllables do, about -20 dBFS. */
export function voiceOf(ms: number, gain = 0.15): Int16Array {
  return Int16Array.from({ length: (RATE / 1000) * ms }, (_, index) => {
    const syllable = 0.6 + 0.4 * Math.sin((2 * Math.PI * 4 * index) / RATE);
    return Math.sin((2 * Math.PI * 180 * index) / RATE) * syllable * gain * 0x7fff;
  });
}

function openMicrophone(send: (samples: Int16Array) => void) {
  let queue: { samples: Int16Array; at: number; done: () => void }[] = [];
  let muted = false;
  let due = performance.now();
  const next = (): Int16Array => {
    const [clip] = queue;
    const samples = new Int16Array(SAMPLES);
    if (!clip) return samples;
    samples.set(clip.samples.subarray(clip.at, clip.at + SAMPLES));
    clip.at += SAMPLES;
    if (clip.at < clip.samples.length) return samples;
    queue = queue.slice(1);
    clip.done();
    return samples;
  };
  const timer = setInterval(() => {
    for (; due <= performance.now(); due += FRAME_MS) if (!muted) send(next());
  }, FRAME_MS / 2);
  return {
    play: (samples: Int16Array) =>
      new Promise<void>((done) => void (queue = [...queue, { samples, at: 0, done }])),
    mute: (on: boolean) => void (muted = on),
    close: () => clearInterval(timer),
  };
}
