import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createTurnKey } from './turn-key.ts';

const said = (startMs: number) => ({ startMs, endMs: startMs + 500 });
let told: string[] = [];
let settled = false;
let began = 0;
const key = () =>
  createTurnKey({
    now: () => Date.now() - began,
    listen: (on) => told.push(on ? 'listen' : 'deaf'),
    hush: () => told.push('hush'),
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
});
afterEach(() => void vi.useRealTimers());

it('listens from the key to its end, and lets nobody answer before the last words are final', async () => {
  const one = key();
  one.turn('on');
  expect([one.isHeld, told]).toEqual([false, ['deaf']]);
  one.turn('start');
  expect([one.isHeld, told.slice(1)]).toEqual([true, ['hush', 'listen']]);
  one.turn('end');
  expect([one.isHeld, told.slice(3)]).toEqual([false, ['deaf']]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(settled).toBe(false);
  one.heard();
  await vi.advanceTimersByTimeAsync(450);
  expect(settled).toBe(true);
});

it('waits no longer than a final takes when all was final already', async () => {
  const one = key();
  one.turn('on');
  one.turn('start');
  one.turn('end');
  await vi.advanceTimersByTimeAsync(1_600);
  expect(settled).toBe(true);
});

it('knows the words of a turn that was taken back, and goes back to hearing everything', async () => {
  const one = key();
  one.turn('on');
  await vi.advanceTimersByTimeAsync(1_000);
  one.turn('start');
  await vi.advanceTimersByTimeAsync(2_000);
  one.turn('cancel');
  expect([one.isHeld, one.isTakenBack(said(1_200)), one.isTakenBack(said(100))]).toEqual([
    false,
    true,
    false,
  ]);
  one.turn('off');
  // However soon they come: they were said after it.
  expect(one.isTakenBack(said(3_100))).toBe(false);
  expect(told.at(-1)).toBe('listen');
});
