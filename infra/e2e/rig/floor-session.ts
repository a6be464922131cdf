import { randomUUID } from 'node:crypto';
import { llm, voice } from '@livekit/agents';
import type { EventData } from '@caseroom/core/log/event';
import { emptyState, type InterviewState } from '@caseroom/core/interview/state';
import type { Utterance, UtteranceRole } from '@caseroom/agent/interviewer/port';
import { isBackchannel } from '@caseroom/agent/interviewer/backchannel';
import { createBudget } from '@caseroom/agent/life/budget';
import { createLogger } from '@caseroom/agent/life/logger';
import { createSessionClock } from '@caseroom/agent/life/session-clock';
import { deepgramRecogniser } from '@caseroom/agent/recogniser/deepgram';
import { createEars } from '@caseroom/agent/turns/ears';
import { gateVad } from '@caseroom/agent/turns/gated-vad';
import { createVoiceSession } from '@caseroom/agent/turns/voice-session';
import { startDeepgramSimulator, type DeepgramSimulator } from '../../simulators/deepgram.ts';
import { synthesise } from '../../speech/clips.ts';
import { framesOf, newDetector, openSoundLoop, RATE, type SoundLoop } from './sound-loop.ts';

/** The framework's session with our ears, and a loudspeaker beside its microphone; no room, no policy. */
export type FloorSession = {
  loop: SoundLoop;
  deepgram: DeepgramSimulator;
  heard: { text: string; role: UtteranceRole }[];
  /** What the page was told of its hearing, in order. */
  hearing: string[];
  /** Begins to say a text; resolves with the end of it. */
  reply(text: string): Promise<{ ended: Promise<{ interrupted: boolean }> }>;
  /** The candidate says a text, which the recogniser hears; null: it hears sound and no words. */
  say(text: string, heardAs?: string | null): Promise<{ from: number; to: number }>;
  /** The candidate's page: turns by key. */
  key(act: EventData<'turn_key'>['act']): void;
  /** How often the interviewer was asked for an answer by the framework, and by the key. */
  turns: number;
  keyTurns: number;
  close(): Promise<void>;
};

export async function openFloorSession(echo: 'none' | 'much' | null): Promise<FloorSession> {
  const deepgram = await startDeepgramSimulator();
  const loop = openSoundLoop();
  const sent = Date.now();
  const clock = createSessionClock({ nowMs: 0, sentWallMs: sent, receivedWallMs: sent });
  const state: InterviewState = { ...emptyState, status: 'live', ...(echo ? { echo } : {}) };
  const interviewer = { state };
  let speaks = false;
  const self = {
    heard: [] as FloorSession['heard'],
    hearing: [] as string[],
    turns: 0,
    keyTurns: 0,
  };
  const roleOf = ({ text }: { text: string }): UtteranceRole =>
    speaks && isBackchannel(text) ? 'backchannel' : 'turn';
  const ears = createEars({
    recognisers: [
      deepgramRecogniser({
        apiKey: 'key',
        baseUrl: deepgram.url,
        model: 'nova-3',
        locale: 'en',
        keyterms: [],
      }),
    ],
    interviewer: Object.assign(interviewer, { roleOf }),
    conversation: {
      hear(utterance: Utterance) {
        const role = utterance.role ?? roleOf(utterance);
        self.heard.push({ text: utterance.text, role });
        return role;
      },
      hush: () => void session.interrupt({ force: true }),
      waitFor: (words) => void words.then(() => (self.keyTurns += 1)),
      tellHearing() {},
    },
    clock,
    roomState: { hearing: (next) => void self.hearing.push(next) },
    budget: createBudget(true),
    logger: createLogger('fatal', {}),
    interrupt: () => void session.interrupt(),
    onTurnWords() {},
    onUsage() {},
    onSwitch() {},
  });
  if (!ears) throw new Error('there is a recogniser, and nobody to hear');
  const session = createVoiceSession({
    hearing: ears.hearing,
    vad: gateVad(newDetector(), ears.floor.gate),
    llm: new Mute(() => void (self.turns += 1)),
    voice: undefined,
  });
  session.input.audio = loop.input;
  session.output.audio = loop.output;
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false });
  ears.attach(loop.output);
  const samplesOf = (pcm: Buffer) => new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length / 2);
  return Object.assign(self, {
    loop,
    deepgram,
    async reply(text: string) {
      ears.floor.speaks(text);
      const { pcm } = await synthesise(text, { rateHz: RATE, leadMs: 0, tailMs: 0 });
      speaks = true;
      const handle = session.say(text, { audio: framesOf(samplesOf(pcm)) });
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
      return loop.speak(samplesOf(clip.pcm));
    },
    key(act: EventData<'turn_key'>['act']) {
      if (act === 'on' || act === 'off') interviewer.state = { ...state, byKey: act === 'on' };
      const at = { event_id: randomUUID(), occurred_ms: clock.now(), turn_id: null, causation_id: null };
      ears.absorb([{ ...at, producer_kind: 'page', kind: 'turn_key', data: { act } }]);
    },
    async close() {
      ears.close();
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
