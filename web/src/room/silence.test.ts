import { expect, it } from 'vitest';
import { createSilence, noSoundMs } from './silence.ts';

it('is noticed after a minute without sound, and over with the first word', () => {
  const silent = createSilence(0);
  expect([silent(-90, 1_000, true), silent(-70, noSoundMs - 1, true), silent(-70, noSoundMs, true)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([
    silent(-30, 61_000, true),
    silent(-90, 62_000, true),
    silent(-90, 61_000 + noSoundMs, true),
  ]).toEqual([false, false, true]);
});

it('goes on counting where it was after the interviewer has asked whether they are there', () => {
  const silent = createSilence(0);
  expect(silent(-90, 40_000, true)).toBe(false);
  expect(silent(-90, 50_000, false)).toBe(false);
  expect(silent(-90, 69_999, true)).toBe(false);
  expect(silent(-90, 70_000, true)).toBe(true);
});
