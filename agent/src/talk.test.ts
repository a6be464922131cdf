import { initializeLogger } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { EventBody, EventData } from '@caseroom/core/log/event';
import type { Brief } from '@caseroom/core/wire/agent';
import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { Interviewer } from './interviewer/port.ts';
import { onBench } from './interviewer/testing/bench.ts';
import { createBudget } from './life/budget.ts';
import { createLogger } from './life/logger.ts';
import { createScope, type Scope } from './life/scope.ts';
import { createUsageMeter } from './life/usage.ts';
import { Hearing } from './recogniser/hearing.ts';
import type { Recogniser } from './recogniser/recogniser.ts';
import { createTalk, type Talk } from './talk.ts';
import { endpointingFor } from './turns/patience.ts';
import { ConversationBench } from './turns/testing/conversation-bench.ts';

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
const key = (act: EventData<'turn_key'>['act']): EventBody => ({ kind: 'turn_key', data: { act } });
let scope: Scope;
/** How often somebody was told to wait for the last words of a turn by key. */
let awaited: number;

/** The spoken interview as it is put together for an interviewer who finds these events of the page in the log. */
function talkAfter(...bodies: EventBody[]): {
  talk: Talk;
  interviewer: Interviewer;
  page: (body: EventBody) => void;
} {
  const { interviewer, log } = onBench();
  const absorb = (body: EventBody) => {
    const event = log.append('page', body, 0);
    interviewer.absorb([event]);
    return event;
  };
  for (const body of bodies) absorb(body);
  const bench = new ConversationBench();
  const conversation = { ...bench.begin(interviewer), waitFor: () => void (awaited += 1) };
  const logger = createLogger('fatal', {});
  const talk = createTalk({
    room: {} as Room,
    brief: { case: teaHouse } as Brief,
    providers: { recognisers: [recogniser], voices: [] },
    ...{ interviewer, conversation, scope, logger },
    presence: { onlyReads: false },
    write: ({ begun }) => ({
      say: (line) => begun(line, 0),
      ...{ finish() {}, busy: false, hush() {}, close: async () => {} },
    }),
    recorder: { record: log.record, note: (body, atMs) => log.append('interviewer', body, atMs) },
    clock: { now: () => 0, fromWall: (ms) => ms, offsetMs: () => 0, sync() {} },
    roomState: { hearing() {}, exhibit() {}, recording() {}, activity() {} },
    usage: createUsageMeter(),
    figures: { add() {} },
    budget: createBudget(true),
    voiceDir: null,
  });
  return { talk, interviewer, page: (body) => talk.absorb([absorb(body)]) };
}

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(() => {
  scope = createScope(createLogger('fatal', {}));
  awaited = 0;
});
afterEach(() => {
  vi.restoreAllMocks();
  return scope.close();
});

it('lets go of a key that goes up while the session begins', () => {
  const { page } = talkAfter(key('on'), key('start'));
  page(key('end'));
  expect(awaited).toBe(1);
});

it('hears again when turns by key are given up while the session begins', () => {
  const listen = vi.spyOn(Hearing.prototype, 'listen');
  const { page } = talkAfter(key('on'));
  expect(listen.mock.lastCall?.[0]).toBe(false);
  page(key('off'));
  expect(listen.mock.lastCall?.[0]).toBe(true);
});

it('knows a key that goes down while the session begins, and whether its turn was taken back', () => {
  const { page } = talkAfter(key('on'));
  page(key('start'));
  page(key('cancel'));
  page(key('end'));
  expect(awaited).toBe(0);
  page(key('start'));
  page(key('end'));
  expect(awaited).toBe(1);
});

it('waits for the end of an answer as the reply before it asks for, spoken or written', () => {
  const { talk, interviewer } = talkAfter({ kind: 'page_audible', data: {} });
  const proposal = interviewer.open();
  if (!proposal) throw new Error('a greeting is due');
  for (const patience of ['unhurried', 'brisk'] as const) {
    talk.mouth.say({ proposal: { ...proposal, patience }, turn: null });
    expect(talk.waitMs()).toBe(endpointingFor(patience, teaHouse.source).maxDelay);
  }
});
