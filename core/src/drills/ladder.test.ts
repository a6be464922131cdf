import { expect, it } from 'vitest';
import { drillKinds } from './item.ts';
import { climb, firstRung, inTimeMs, topLevel, type Rung } from './ladder.ts';

const quick = { right: true, inTime: true };
const slow = { right: true, inTime: false };
const miss = { right: false, inTime: true };
const after = (...answers: (typeof quick)[]): Rung => answers.reduce<Rung>(climb, firstRung);

it('goes up after two right ones in time, and counts anew on the next step', () => {
  expect(after(quick)).toEqual({ level: 1, streak: 1 });
  expect(after(quick, quick)).toEqual({ level: 2, streak: 0 });
  expect(after(quick, quick, quick)).toEqual({ level: 2, streak: 1 });
});

it('goes down after one miss, whatever the time, and never below the first step', () => {
  expect(after(quick, quick, quick, quick, miss)).toEqual({ level: 2, streak: 0 });
  expect(after(miss, miss)).toEqual(firstRung);
  expect(climb({ level: 3, streak: 1 }, { right: false, inTime: false })).toEqual({ level: 2, streak: 0 });
});

it('lets a right answer take its time: no step down, and no step up', () => {
  expect(after(quick, quick, slow, slow, slow)).toEqual({ level: 2, streak: 0 });
  expect(after(quick, slow, quick)).toEqual({ level: 1, streak: 1 });
});

it('ends at the top', () => {
  const top = Array.from({ length: 40 }, () => quick);
  expect(after(...top).level).toBe(topLevel);
});

it('settles where about seven of ten are right', () => {
  // Somebody who is right at once up to level 3, and never above it.
  let rung = firstRung;
  const levels = Array.from({ length: 60 }, () => {
    rung = climb(rung, { right: rung.level <= 3, inTime: true });
    return rung.level;
  });
  expect(new Set(levels.slice(10))).toEqual(new Set([3, 4]));
});

it('gives more time the higher the step', () => {
  for (const kind of drillKinds)
    for (let level = 2; level <= topLevel; level += 1)
      expect(inTimeMs(kind, level)).toBeGreaterThan(inTimeMs(kind, level - 1));
});
