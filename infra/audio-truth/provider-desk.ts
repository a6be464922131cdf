import { performance } from 'node:perf_hooks';
import { type DeepgramSimulator, startDeepgramSimulator } from '../simulators/deepgram.ts';
import type { ModelReply, ModelRequest } from '../simulators/model-reply.ts';
import { type OpenaiSimulator, startOpenaiSimulator } from '../simulators/openai.ts';
import type { Utterance } from '../simulators/script.ts';
import { drawDelays, type ProfileName, type TurnDelays } from './profiles.ts';
import { replyTo } from './reply-texts.ts';

/** About 75 words a second: what fast models stream. */
const TOKENS_PER_S = 100;
/** A voice makes a second of sound in 200 ms. */
const VOICE_PACE = 5;

/** One turn as the providers know it, and what they were asked for it. */
export type DeskTurn = {
  seat: string;
  text: string;
  delays: TurnDelays;
  /** When a model was first asked for words, and a voice for sound; undefined when it was not. */
  modelAskedAt?: number;
  voiceAskedAt?: number;
  /** What the model answered. */
  replies: string[];
};

/** Simulated providers whose delays are drawn turn by turn, so that each row knows what was injected. */
export type ProviderDesk = {
  deepgram: DeepgramSimulator;
  openai: OpenaiSimulator;
  setProfile(name: ProfileName, seed: number): void;
  /** Whoever sits there now says this. `bursts` are the stretches of speech that the recogniser hears one by one. */
  expect(seat: string, bursts: Utterance[], delays: TurnDelays): DeskTurn;
  close(): Promise<void>;
};

export async function startProviderDesk(
  options: {
    /** Sounds without words cost no processor; detectors of echo and speech want words. */ voice:
      | 'synthetic'
      | 'auto';
  } = { voice: 'synthetic' },
): Promise<ProviderDesk> {
  const current = new Map<string, DeskTurn>();
  let profile: { name: ProfileName; seed: number } = { name: 'ZERO', seed: 1 };
  let asked = 0;
  const turnOf = (text: string) => turnAskedAbout([...current.values()], text);
  const answer = (request: ModelRequest): ModelReply => {
    const turn = turnOf(request.messages.map((message) => message.text).join(' '));
    const text = replyTo(request, turn?.text ?? '');
    asked += 1;
    const drawn = drawDelays(profile.name, profile.seed, 'model', asked).modelMs;
    if (!turn) return { text, delayMs: drawn };
    turn.modelAskedAt ??= performance.now();
    turn.replies.push(text);
    return { text, delayMs: turn.delays.modelMs };
  };
  const voiceDelay = (text: string): number => {
    const turn = turnSpoken([...current.values()], text);
    asked += 1;
    if (!turn || turn.voiceAskedAt !== undefined)
      return drawDelays(profile.name, profile.seed, 'voice', asked).voiceMs;
    turn.voiceAskedAt = performance.now();
    return turn.delays.voiceMs;
  };
  const deepgram = await startDeepgramSimulator();
  const openai = await startOpenaiSimulator({
    reply: answer,
    tokensPerS: TOKENS_PER_S,
    speech: { firstByteMs: voiceDelay, pace: VOICE_PACE, voice: options.voice },
  });
  return {
    deepgram,
    openai,
    setProfile: (name, seed) => {
      profile = { name, seed };
    },
    expect(seat, bursts, delays) {
      // What was not heard of the last line must not be taken for this one.
      while (deepgram.script.remaining(seat) > 0) deepgram.script.take(seat);
      deepgram.script.push(
        bursts.map((burst) => ({ ...burst, delayMs: delays.recognitionMs })),
        seat,
      );
      const text = bursts.map((burst) => burst.text).join(' ');
      const turn: DeskTurn = { seat, text, delays, replies: [] };
      current.set(seat, turn);
      return turn;
    },
    async close() {
      await deepgram.close();
      await openai.close();
    },
  };
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} ]+/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
/** So many words tell one line of the candidate's from another. */
const TELLING_WORDS = 4;

/** The turn whose words come last in what a model is told. An early start may have the beginning of them only. */
export function turnAskedAbout<T extends { text: string }>(turns: readonly T[], told: string): T | undefined {
  const heard = plain(told);
  const found = turns.map((turn) => {
    const words = plain(turn.text).split(' ').slice(0, TELLING_WORDS).join(' ');
    return { turn, at: heard.lastIndexOf(words) };
  });
  return found.filter(({ turn, at }) => turn.text !== '' && at >= 0).toSorted((a, b) => b.at - a.at)[0]?.turn;
}

/** The turn that this sentence answers: the one whose reply it is part of, else the oldest that waits for a voice. */
function turnSpoken(turns: readonly DeskTurn[], sentence: string): DeskTurn | undefined {
  const said = plain(sentence);
  const byReply = turns.find((turn) => turn.replies.some((reply) => plain(reply).includes(said)));
  return byReply ?? turns.find((turn) => turn.voiceAskedAt === undefined && turn.modelAskedAt === undefined);
}
