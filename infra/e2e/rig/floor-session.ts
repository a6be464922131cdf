import { llm, voice } from '@livekit/agents';
import { emptyState } from '@caseroom/core/interview/state';
import type { UtteranceRole } from '../../../agent/src/interviewer/port.ts';
import { isBackchannel } from '../../../agent/src/interviewer/hearing.ts';
import { createLogger } from '../../../agent/src/life/logger.ts';
import { createSessionClock } from '../../../agent/src/life/session-clock.ts';
import { deepgramRecogniser } from '../../../agent/src/recogniser/deepgram.ts';
import { createFloor, type Floor } from '../../../agent/src/turns/floor.ts';
import { gateVad } from '../../../agent/src/turns/gated-vad.ts';
import { createVoiceSession } from '../../../agent/src/turns/voice-session.ts';
import { Hearing } from '../../../agent/src/recogniser/hearing.ts';
import { startDeepgramSimulator, type DeepgramSimulator } from '../../simulators/deepgram.ts';
import { synthesise } from '../../speech/clips.ts';
import { framesOf, newDetector, openSoundLoop, RATE, type SoundLoop } from './sound-loop.ts';

/** The framework's session with our ears, and a loudspeaker beside its microphone; no room, no policy. */
export type FloorSession = {
  loop: SoundLoop;
  deepgram: DeepgramSimulator;
  heard: { text: string; role: UtteranceRole }[];
  noise: boolean[];
  floor: Floor;
  /** Begins to say a text; resolves with the end of it. */
  reply(text: string): Promise<{ ended: Promise<{ interrupted: boolean }> }>;
  /** The candidate says a text, which the recogniser hears; null: it hears sound and no words. */
  say(text: string, heardAs?: string | null): Promise<{ from: number; to: number }>;
  turns: number;
  close(): Promise<void>;
};

export async function openFloorSession(echo: 'none' | 'much' | null): Promise<FloorSession> {
  const deepgram = await startDeepgramSimulator();
  const loop = openSoundLoop();
  const sent = Date.now();
  const clock = createSessionClock({ nowMs: 0, sentWallMs: sent, receivedWallMs: sent });
  let speaks = false;
  const self = { heard: [] as FloorSession['heard'], noise: [] as boolean[], turns: 0 };
  const roleOf = (text: string): UtteranceRole => (speaks && isBackchannel(text) ? 'backchannel' : 'turn');
  const floor = createFloor({
    echo,
    isDeaf: () => false,
    tellsWords: () => true,
    onNoise: (noisy) => self.noise.push(noisy),
    roleOf,
    interrupt: () => void session.interrupt(),
    toWall: (ms) => ms - clock.offsetMs(),
  });
  const hearing = new Hearing({
    recognisers: () => [
      deepgramRecogniser({
        apiKey: 'key',
        baseUrl: deepgram.url,
        model: 'nova-3',
        locale: 'en',
        keyterms: [],
      }),
    ],
    clock,
    onFinal(final) {
      const { own, said } = floor.sort(final);
      if (own) self.heard.push({ text: own.text, role: 'echo' });
      if (!said) return false;
      const role = roleOf(said.text);
      self.heard.push({ text: said.text, role });
      return role === 'turn';
    },
    onInterim: floor.interim,
    onHears: () => {},
    onAway: () => {},
    onUsage: () => {},
    logger: createLogger('fatal', {}),
  });
  const session = createVoiceSession({
    hearing,
    vad: gateVad(newDetector(), floor.gate),
    llm: new Mute(() => void (self.turns += 1)),
    voice: undefined,
  });
  session.input.audio = loop.input;
  session.output.audio = loop.output;
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false });
  floor.attach(loop.output);
  return Object.assign(self, {
    loop,
    deepgram,
    floor,
    async reply(text: string) {
      floor.speaks(text);
      const { pcm } = await synthesise(text, { rateHz: RATE, leadMs: 0, tailMs: 0 });
      const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
      speaks = true;
      const handle = session.say(text, { audio: framesOf(samples) });
      const ended = handle.waitForPlayout().then(() => {
        speaks = false;
        return { interrupted: handle.interrupted };
      });
      return { ended };
    },
    async say(text: string, heardAs: string | null = text) {
      const clip = await synthesise(text, { rateHz: RATE, leadMs: 0, tailMs: 0 });
      if (heardAs !== null)
        deepgram.script.say({
          text: heardAs,
          durationMs: clip.lastSpeechSampleMs - clip.firstSpeechSampleMs,
        });
      return loop.speak(new Int16Array(clip.pcm.buffer, clip.pcm.byteOffset, clip.pcm.length / 2));
    },
    async close() {
      await session.close();
      loop.close();
      await deepgram.close();
    },
  });
}

/** Answers nothing: who has the floor is all that is looked at. */
class Mute extends llm.LLM {
  readonly #asked: () => void;

  constructor(asked: () => void) {
    super();
    this.#asked = asked;
  }

  override label(): string {
    return 'mute';
  }

  override chat({ chatCtx }: { chatCtx: llm.ChatContext }): llm.LLMStream {
    this.#asked();
    return new NoWords(this, { chatCtx, connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 1_000 } });
  }
}

class NoWords extends llm.LLMStream {
  protected override async run(): Promise<void> {}
}
