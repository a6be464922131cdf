import type { Room } from '@livekit/rtc-node';
import { beforeEach, expect, it } from 'vitest';
import type { Interviewer, Proposal, Rehearsal } from '../interviewer/port.ts';
import { createLogger } from '../life/logger.ts';
import { createTypedMouth } from './typed-mouth.ts';
import type { Line, WrittenMouth } from './mouth.ts';

const lineOf = (id: string): Line => ({ proposal: { id } as Proposal, turn: null });
/** One whose words were begun before it was decided. */
const begunOf = (id: string): Line => {
  const { proposal } = lineOf(id);
  const words = async function* () {};
  const rehearsal = { proposal, clauses: null, words, abort: () => void told.push(`aborted ${id}`) };
  return { ...lineOf(id), rehearsal };
};
let told: string[];
let mouth: WrittenMouth;
let pace: Promise<void>;

beforeEach(() => {
  told = [];
  pace = Promise.resolve();
  const note =
    (what: string) =>
    ({ proposal }: Line) =>
      void told.push(`${what} ${proposal.id}`);
  mouth = createTypedMouth({
    room: {} as Room,
    roomState: { hearing() {}, exhibit() {}, recording() {}, activity() {} },
    interviewer: {
      async *speak(proposal: Proposal, _: AbortSignal, rehearsal?: Rehearsal) {
        if (rehearsal) told.push(`begun early ${proposal.id}`);
        yield 'One clause.';
        await pace;
        yield 'Another.';
      },
    } as unknown as Interviewer,
    clock: { now: () => 0, fromWall: (ms: number) => ms, offsetMs: () => 0, sync() {} },
    events: {
      begun: note('begun'),
      dropped: note('dropped'),
      failed: note('failed'),
      said: ({ proposal }, { text, interrupted }) =>
        void told.push(`said ${proposal.id}: ${text}${interrupted ? ' (cut)' : ''}`),
    },
    logger: createLogger('fatal', {}),
  });
});
const over = async () => {
  while (mouth.busy) await new Promise((resolve) => setTimeout(resolve, 10));
};

it('gives one answer to a candidate who goes on before it has begun', async () => {
  mouth.say(lineOf('to the first half'));
  mouth.say(lineOf('to all of it'));
  await over();
  expect(told).toEqual([
    'dropped to the first half',
    'begun to all of it',
    'said to all of it: One clause. Another.',
  ]);
});

it('writes an answer that has begun to its end', async () => {
  const next = Promise.withResolvers<void>();
  pace = next.promise;
  mouth.say(lineOf('a'));
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  mouth.say(lineOf('b'));
  next.resolve();
  await over();
  expect(told).toEqual([
    'begun a',
    'said a: One clause. Another.',
    'begun b',
    'said b: One clause. Another.',
  ]);
});

it('keeps the rest of what was heard already', async () => {
  mouth.finish(lineOf('spoken'), { text: 'One half', startMs: 0 }, 'and the other.');
  mouth.say(lineOf('next'));
  await over();
  expect(told).toEqual([
    'said spoken: One half and the other.',
    'begun next',
    'said next: One clause. Another.',
  ]);
});

it('tells of each line that waits when it is told to be silent, heard before or not', async () => {
  const next = Promise.withResolvers<void>();
  pace = next.promise;
  mouth.say(lineOf('a'));
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  mouth.say(lineOf('b'));
  mouth.finish(lineOf('voiceless'), null, 'What no voice could say.');
  mouth.finish(lineOf('spoken'), { text: 'One half', startMs: 0 }, 'and the other.');
  mouth.hush();
  next.resolve();
  await over();
  expect(told).toEqual([
    'begun a',
    'dropped b',
    'dropped voiceless',
    'said spoken: One half (cut)',
    'said a: One clause. (cut)',
  ]);
});

it('writes the words that were begun early, and gives up those of an answer that nobody will get', async () => {
  mouth.say(begunOf('to the first half'));
  mouth.say(begunOf('to all of it'));
  await over();
  expect(told.slice(0, 4)).toEqual([
    'aborted to the first half',
    'dropped to the first half',
    'begun early to all of it',
    'begun to all of it',
  ]);
});
