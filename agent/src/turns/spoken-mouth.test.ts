import { initializeLogger, voice } from '@livekit/agents';
import type { AudioFrame } from '@livekit/rtc-node';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { type OpenaiSimulator, startOpenaiSimulator } from '../../../infra/simulators/openai.ts';
import { onBench } from '../interviewer/testing/bench.ts';
import type { Proposal } from '../interviewer/port.ts';
import { createLogger } from '../life/logger.ts';
import { createLineStore } from '../voice/line-store.ts';
import { openaiVoice } from '../voice/openai-voice.ts';
import type { ReplyTrack } from '../voice/reply-track.ts';
import { createReplyVoice } from '../voice/reply-voice.ts';
import { SpeakingVoice } from '../voice/speaking-voice.ts';
import { createVoiceChain } from '../voice/voice-chain.ts';
import { InterviewerLlm } from './interviewer-llm.ts';
import type { Line } from './mouth.ts';
import { createSpokenMouth, type SpokenMouth } from './spoken-mouth.ts';

/** A loudspeaker: plays at the pace of speech, and tells how far it came. */
class Loudspeaker extends voice.AudioOutput {
  #waitingMs = 0;
  #startedAt: number | null = null;
  #end: NodeJS.Timeout | undefined;

  constructor() {
    super(24_000, undefined, { pause: false });
  }

  override async captureFrame(frame: AudioFrame): Promise<void> {
    await super.captureFrame(frame);
    this.#waitingMs += (frame.samplesPerChannel / frame.sampleRate) * 1000;
    if (this.#startedAt !== null) return;
    this.#startedAt = Date.now();
    this.onPlaybackStarted(this.#startedAt);
  }

  override flush(): void {
    super.flush();
    if (this.#startedAt === null || this.#end) return;
    const leftMs = this.#startedAt + this.#waitingMs - Date.now();
    this.#end = setTimeout(() => this.#over(this.#waitingMs, false), Math.max(0, leftMs));
  }

  override clearBuffer(): void {
    if (this.#startedAt !== null) this.#over(Math.min(Date.now() - this.#startedAt, this.#waitingMs), true);
  }

  #over(playedMs: number, interrupted: boolean): void {
    clearTimeout(this.#end);
    this.#end = undefined;
    this.#startedAt = null;
    this.#waitingMs = 0;
    super.flush();
    this.onPlaybackFinished({ playbackPosition: playedMs / 1000, interrupted });
  }
}

let simulator: OpenaiSimulator;
let session: voice.AgentSession;
let speaking: SpeakingVoice;
let mouth: SpokenMouth;
let track: ReplyTrack | undefined;
let told: { what: string; text?: string; interrupted?: boolean }[];

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  told = [];
  simulator = await startOpenaiSimulator({ speech: { voice: 'synthetic', pace: 20 } });
  const { interviewer } = onBench();
  const first = openaiVoice('one', {
    baseUrl: simulator.url,
    apiKey: 'k',
    model: 'm',
    voice: 'v',
    paid: false,
  });
  const chain = createVoiceChain({ voices: [first], mayUse: () => true, onSwitch() {}, onUsage() {} });
  const reply = createReplyVoice(chain, createLineStore({ folder: null, isFixed: () => false }));
  speaking = new SpeakingVoice({ voice: reply, signOfLife: () => null });
  speaking.on('error', () => {});
  const llm = new InterviewerLlm({
    nextLine: () => mouth.nextLine(),
    speak: ({ proposal }, signal) => interviewer.speak(proposal, signal),
    expect(next) {
      track = next;
      speaking.expect(next);
    },
  });
  session = new voice.AgentSession({
    llm,
    tts: speaking,
    ttsTextTransforms: null,
    turnHandling: { preemptiveGeneration: { enabled: false } },
  });
  session.output.audio = new Loudspeaker();
  const clock = { now: () => Date.now(), fromWall: (ms: number) => ms, offsetMs: () => 0, sync() {} };
  const tell = (what: string) => () => void told.push({ what });
  mouth = createSpokenMouth({
    session,
    clock,
    logger: createLogger('fatal', {}),
    answer: () => null,
    canVoice: () => reply.isThere,
    onSignOfLife: ({ text }) => void told.push({ what: 'sign of life', text }),
    events: {
      begun: tell('begun'),
      said: (_, { text, interrupted }) => void told.push({ what: 'said', text, interrupted }),
      dropped: tell('dropped'),
      failed: tell('failed'),
    },
    written: {
      say: tell('written'),
      finish: (_, heard, text) => void told.push({ what: `finished after "${heard?.text ?? ''}"`, text }),
      busy: false,
      hush() {},
      close: async () => {},
    },
  });
  await session.start({ agent: new voice.Agent({ instructions: '' }), record: false });
});
afterEach(async () => {
  await session.close();
  await speaking.close();
  await simulator.close();
});

const planned = 'We will go through one case together today. It is about a tea house. Shall we begin?';
function line(plannedText = planned): Line {
  const proposal = onBench().page({ kind: 'page_audible', data: {} });
  if (!proposal) throw new Error('a greeting is due');
  const greeting: Proposal = { ...proposal, plannedText };
  return { proposal: greeting, turn: null };
}
const over = () => expect.poll(() => told.map(({ what }) => what), { timeout: 20_000 });

it('tells of a reply that was heard to its end', async () => {
  mouth.say(line());
  await over().toEqual(['begun', 'said']);
  expect(told[1]).toMatchObject({ text: planned, interrupted: false });
}, 25_000);

it('keeps what was heard of a reply that was interrupted, and no more', async () => {
  mouth.say(line());
  await over().toEqual(['begun']);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  mouth.hush();
  await over().toEqual(['begun', 'said']);
  const { text = '', interrupted } = told[1] ?? {};
  expect(interrupted).toBe(true);
  // 65 ms a letter: 1.5 s are 23 letters.
  expect(planned.startsWith(text)).toBe(true);
  expect(text.length).toBeGreaterThan(12);
  expect(text.length).toBeLessThan(45);
}, 25_000);

it('is done with a reply soon after it is interrupted, for the next one waits for that', async () => {
  mouth.say(line());
  await over().toEqual(['begun']);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const begun = performance.now();
  session.interrupt();
  await over().toEqual(['begun', 'said']);
  // The framework gives up after 2 s on what does not end by itself.
  expect(performance.now() - begun).toBeLessThan(1_200);
}, 25_000);

it('hands over to writing what the voice could not speak, with what was heard before it', async () => {
  mouth.say(line());
  await over().toEqual(['begun']);
  simulator.faults.add({ kind: 'refuse', on: 'speech' });
  await expect.poll(() => told.length, { timeout: 20_000 }).toBe(2);
  const heard = /finished after "(.+)"/.exec(told[1]?.what ?? '')?.[1] ?? '';
  expect(`${heard} ${told[1]?.text}`).toBe(planned);
}, 25_000);

it('has the end written of a reply whose sound was ended before all of it was asked for', async () => {
  mouth.say(line());
  await over().toEqual(['begun']);
  await new Promise((resolve) => setTimeout(resolve, 600));
  track?.stop();
  await expect.poll(() => told.length, { timeout: 20_000 }).toBe(2);
  expect(told[1]).toEqual({
    what: 'finished after "We will go through one case together today. It is about a tea house."',
    text: 'Shall we begin?',
  });
}, 25_000);

it('has all of it written when nothing could be spoken', async () => {
  simulator.faults.add({ kind: 'refuse', on: 'speech' });
  mouth.say(line());
  await over().toEqual(['finished after ""']);
  expect(told[0]?.text).toBe(planned);
  mouth.say(line());
  expect(told[1]?.what).toBe('written');
}, 25_000);

it('drops a reply that is not wanted before anything of it was heard', async () => {
  simulator.faults.add({ kind: 'slow', on: 'speech', delayMs: 1_500 });
  mouth.say(line());
  await expect.poll(() => simulator.requests.length).toBe(1);
  mouth.hush();
  await over().toEqual(['dropped']);
  await expect.poll(() => simulator.requests[0]?.outcome).toBe('client-gone');
}, 25_000);

it('has written what the session does not take any more', async () => {
  await session.close();
  mouth.say(line());
  expect(told.map(({ what }) => what)).toEqual(['written']);
  expect(mouth.busy).toBe(false);
}, 25_000);
