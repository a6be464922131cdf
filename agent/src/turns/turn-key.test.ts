import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTurnKey, type TurnKey } from './turn-key.ts';

const said = (startMs: number) => ({ startMs, endMs: startMs + 500 });
let told: string[] = [];
let heardFromMs: number | undefined;
let settled = false;
let began = 0;
let busy = false;
type Act = Parameters<TurnKey['turn']>[0];
/** `agoMs`: how long its command was on the way. */
const turn = (one: TurnKey, act: Act, agoMs = 0) => one.turn(act, Date.now() - began - agoMs);
const key = () =>
  createTurnKey({
    now: () => Date.now() - began,
    listen(on, fromMs) {
      told.push(on ? 'listen' : 'deaf');
      heardFromMs = fromMs;
    },
    hush: () => told.push('hush'),
    isHearing: () => busy,
    waitFor(words) {
      settled = false;
      void words.then(() => {
        settled = true;
      });
    },
  });
beforeEach(() => {
  vi.useFakeTimers();
  began = Date.now();
  told = [];
  busy = false;
});
afterEach(() => void vi.useRealTimers());

it('listens from the key to its end, and lets nobody answer before the last words are final', async () => {
  const one = key();
  turn(one, 'on');
  expect([one.isHeld, told]).toEqual([false, ['deaf']]);
  turn(one, 'start');
  expect([one.isHeld, told.slice(1)]).toEqual([true, ['hush', 'listen']]);
  turn(one, 'end');
  expect([one.isHeld, told.slice(3)]).toEqual([false, ['deaf']]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(settled).toBe(false);
  one.heard();
  await vi.advanceTimersByTimeAsync(450);
  expect(settled).toBe(true);
});

it('waits no longer than an answer takes when all was final already', async () => {
  const one = key();
  turn(one, 'on');
  turn(one, 'start');
  turn(one, 'end');
  expect(one.isOver).toBe(false);
  one.heard();
  await vi.advanceTimersByTimeAsync(450);
  expect([settled, one.isOver]).toEqual([true, true]);
});

it('does not wait for ever for a recogniser that says nothing at all', async () => {
  const one = key();
  turn(one, 'on');
  turn(one, 'start');
  turn(one, 'end');
  await vi.advanceTimersByTimeAsync(1_400);
  expect(settled).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(settled).toBe(true);
});

it('waits for every stretch of speech that a recogniser has before it', async () => {
  const one = key();
  turn(one, 'on');
  turn(one, 'start');
  turn(one, 'end');
  busy = true;
  one.heard();
  await vi.advanceTimersByTimeAsync(3_000);
  expect(settled).toBe(false);
  busy = false;
  await vi.advanceTimersByTimeAsync(100);
  expect(settled).toBe(true);
});

it('knows the words of a turn that was taken back, and goes back to hearing everything', async () => {
  const one = key();
  turn(one, 'on');
  await vi.advanceTimersByTimeAsync(1_000);
  turn(one, 'start');
  await vi.advanceTimersByTimeAsync(2_000);
  turn(one, 'cancel');
  expect([one.isHeld, one.isTakenBack(said(1_200)), one.isTakenBack(said(100))]).toEqual([
    false,
    true,
    false,
  ]);
  turn(one, 'off');
  // However soon they come: they were said after it.
  expect(one.isTakenBack(said(3_100))).toBe(false);
  expect(told.at(-1)).toBe('listen');
});

it('goes by when the candidate did it, however late it is told', async () => {
  const one = key();
  turn(one, 'on');
  await vi.advanceTimersByTimeAsync(5_000);
  turn(one, 'start', 3_500);
  expect(heardFromMs).toBe(1_500);
  await vi.advanceTimersByTimeAsync(3_000);
  turn(one, 'cancel', 2_000);
  expect([one.isTakenBack(said(5_000)), one.isTakenBack(said(6_100))]).toEqual([true, false]);
  turn(one, 'start', 1_500);
  // Said before either command had come.
  expect([one.isTakenBack(said(6_600)), one.isTakenBack(said(5_000))]).toEqual([false, true]);
});

it('takes the words of the next turn for a turn, whatever the clocks said of the one that was taken back', async () => {
  const one = key();
  turn(one, 'on');
  turn(one, 'start');
  await vi.advanceTimersByTimeAsync(2_000);
  turn(one, 'cancel');
  turn(one, 'start', 100);
  expect(one.isTakenBack(said(1_950))).toBe(false);
});
