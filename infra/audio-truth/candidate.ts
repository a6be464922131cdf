import { Room } from '@livekit/rtc-node';
import { transcriptionTopic } from '@caseroom/core/wire/room';
import { synthesise } from '../speech/clips.ts';
import type { Voice } from '../speech/voice.ts';
import { delay } from '../local/waiting.ts';
import { openEar, type Ear } from './ear.ts';
import { type Microphone, openMicrophone, RATE_HZ } from './microphone.ts';

/** Between two sentences a voice is silent for less. */
const QUIET_MS = 900;
const LOOK_MS = 10;
const FRAMEWORK_TOPIC = 'lk.agent.session';

export type SpokenClip = { firstLeftAt: number; lastLeftAt: number };

/** A candidate of the rig: every sample of the microphone and every frame heard has a time on one clock. */
export type TrueCandidate = {
  room: Room;
  ear: Ear;
  microphone: Microphone;
  /** Speaks a line to its end. */
  say(text: string): Promise<SpokenClip>;
  play(samples: Int16Array, speech: { firstMs: number; lastMs: number }): Promise<SpokenClip>;
  /** Resolves with the moment of the first loud frame after `fromMs`; undefined when none came in time. */
  hears(fromMs: number, withinMs: number): Promise<number | undefined>;
  silence(withinMs: number): Promise<void>;
  leave(): Promise<void>;
};

export async function sitDown(grant: { url: string; token: string }): Promise<TrueCandidate> {
  const room = new Room();
  const ear = openEar(room);
  ignoreTexts(room);
  await room.connect(grant.url, grant.token, { autoSubscribe: true, dynacast: false });
  const microphone = await openMicrophone(room);
  const play: TrueCandidate['play'] = async (samples, { firstMs, lastMs }) => {
    const departures = await microphone.play(samples);
    return { firstLeftAt: departures.leftAt(firstMs + 1), lastLeftAt: departures.leftAt(lastMs) };
  };
  return {
    room,
    ear,
    microphone,
    play,
    async say(text) {
      const clip = await clipOf(text);
      return play(clip.samples, clip);
    },
    hears: (fromMs, withinMs) => untilDefined(() => ear.loud.firstAfter(fromMs), withinMs),
    async silence(withinMs) {
      const isQuiet = () => performance.now() - (ear.loud.last() ?? 0) > QUIET_MS || undefined;
      await untilDefined(isQuiet, withinMs);
    },
    async leave() {
      microphone.close();
      await room.disconnect();
    },
  };
}

/** Captions and the framework's own messages are not measured; without somebody to take them each is a line of log. */
function ignoreTexts(room: Room): void {
  for (const topic of [transcriptionTopic, FRAMEWORK_TOPIC]) {
    room.registerTextStreamHandler(topic, (reader) => void reader.readAll().catch(() => {}));
    room.registerByteStreamHandler(topic, (reader) => void reader.readAll().catch(() => {}));
  }
}

export type LabelledClip = { samples: Int16Array; firstMs: number; lastMs: number; speechMs: number };

/** A line as samples, and where its speech begins and ends. */
export async function clipOf(text: string, voice: Voice = 'slt'): Promise<LabelledClip> {
  const clip = await synthesise(text, { voice, rateHz: RATE_HZ });
  const samples = new Int16Array(clip.pcm.length / 2);
  for (let index = 0; index < samples.length; index += 1) samples[index] = clip.pcm.readInt16LE(index * 2);
  const { firstSpeechSampleMs: firstMs, lastSpeechSampleMs: lastMs } = clip;
  return { samples, firstMs, lastMs, speechMs: lastMs - firstMs };
}

/** Looks again every 10 ms; undefined when there is nothing in time. */
export async function untilDefined<T>(look: () => T | undefined, withinMs: number): Promise<T | undefined> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = look();
    if (found !== undefined || performance.now() > deadline) return found;
    await delay(LOOK_MS);
  }
}
