import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { onBench, type Bench } from '../interviewer/testing/bench.ts';
import { createLogger } from '../life/logger.ts';
import { noteSwitch } from '../log/provider-switch.ts';
import type { Recogniser } from '../recogniser/recogniser.ts';
import { createConversation, type Conversation } from './conversation.ts';
import { watchHearing, type HearingWatch } from './hearing-watch.ts';
import type { Line, Mouth } from './mouth.ts';

/** In virtual time, with an interviewer and a log as in the room, and a mouth that is done with a line at once. */
const recogniser: Recogniser = {
  name: 'deepgram',
  provider: 'deepgram',
  model: 'nova-3',
  paid: true,
  interims: true,
  open: () => {
    throw new Error('nobody opens it here');
  },
  isWell: async () => true,
};
const roomState = { hearing() {}, exhibit() {}, recording() {}, activity() {} };
let nowMs = 0;
let acts: string[] = [];
let bench: Bench;
let conversation: Conversation;
let hearing: HearingWatch;

const mouth: Mouth = {
  say(line: Line) {
    acts.push(line.proposal.directive.act);
    conversation.lineEvents.begun(line, nowMs);
    conversation.lineEvents.said(line, { text: 'x', startMs: nowMs, endMs: nowMs, interrupted: false });
  },
  busy: false,
  hush() {},
  close: async () => {},
};
const pass = async (ms: number) => {
  for (let left = ms; left > 0; left -= 500) {
    nowMs += 500;
    bench.at(nowMs);
    await vi.advanceTimersByTimeAsync(500);
  }
};

beforeEach(async () => {
  vi.useFakeTimers();
  bench = onBench();
  const { interviewer, log } = bench;
  await bench.say(bench.page({ kind: 'page_audible', data: {} }));
  for (const line of ['Ready.', 'No further questions.']) await bench.hear(line);
  nowMs = log.events.at(-1)?.occurred_ms ?? 0;
  acts = [];
  const clock = { now: () => nowMs, fromWall: (ms: number) => ms, offsetMs: () => 0, sync() {} };
  conversation = createConversation({
    ...{ interviewer, clock, roomState, logger: createLogger('fatal', {}) },
    isHere: () => true,
    onlyReads: () => false,
    mayTalk: () => true,
    isSpeaking: () => false,
    unansweredMs: () => 4_000,
    onBegun: () => {},
    onEnded: () => {},
  });
  const recorder = {
    note: (body: Parameters<typeof log.append>[1], atMs: number) => log.append('interviewer', body, atMs),
  };
  hearing = watchHearing({
    ...{ conversation, roomState, first: recogniser },
    onSwitch: (from, to, reason) =>
      noteSwitch({ recorder, interviewer, clock }, { role: 'recogniser', from, to, reason }),
  });
  conversation.start(mouth);
});
afterEach(() => {
  hearing.close();
  conversation.close();
  vi.useRealTimers();
});

it('takes it for no silence that it hears nobody, however long', async () => {
  const phase = bench.interviewer.state.phase?.id;
  hearing.away('closed');
  await pass(20 * 60_000);
  expect(acts).toEqual(['hearing_trouble']);
  expect(bench.interviewer.state.phase?.id).toBe(phase);
  hearing.heard(recogniser);
  await pass(40_000);
  expect(acts.slice(1)).toEqual(['hearing_trouble', 'check_in']);
});

it('answers what is typed meanwhile, and asks after whoever writes no more', async () => {
  hearing.away('closed');
  await pass(60_000);
  const typed = bench.log.append(
    'page',
    {
      kind: 'utterance_heard',
      data: {
        ...{ text: 'What is the rent?', words: [], start_ms: nowMs, end_ms: nowMs, confidence: null },
        ...{ modality: 'typed', role: 'turn', recogniser: null },
      },
    },
    nowMs,
  );
  conversation.absorb([typed]);
  await pass(1_000);
  expect(acts).toEqual(['hearing_trouble', 'answer_fact']);
  await pass(60_000);
  expect(acts.slice(2)).toContain('check_in');
});
