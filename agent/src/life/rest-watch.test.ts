import { expect, it } from 'vitest';
import { watchRest } from './rest-watch.ts';

/** An interview at a heartbeat a second; `leftAfterS` runs it on until its interviewer leaves, a day at most. */
function bench() {
  let nowMs = 0;
  const is = { resting: false, awaited: true, left: 0 };
  const rest = watchRest(
    { isResting: () => is.resting, isAwaited: () => is.awaited, now: () => nowMs },
    () => is.left++,
  );
  const run = (seconds: number): void => {
    for (let second = 0; second < seconds && is.left === 0; second++) {
      nowMs += 1_000;
      rest.look();
    }
  };
  const leftAfterS = (): number => {
    const from = nowMs;
    run(24 * 60 * 60);
    return (nowMs - from) / 1_000;
  };
  return { is, run, leftAfterS, look: rest.look };
}

it('leaves an interview that rests after twenty seconds where nobody is there', () => {
  const { is, leftAfterS, look } = bench();
  Object.assign(is, { resting: true, awaited: false });
  expect(leftAfterS()).toBe(21);
  look();
  expect(is.left).toBe(1);
});

it('leaves after ten minutes of rest whoever is there', () => {
  const { is, leftAfterS } = bench();
  is.resting = true;
  expect(leftAfterS()).toBe(601);
});

it('counts each rest and each absence for itself', () => {
  const { is, run, leftAfterS } = bench();
  is.resting = true;
  run(590);
  is.resting = false;
  run(3_600);
  is.resting = true;
  run(300);
  is.awaited = false;
  run(15);
  is.awaited = true;
  run(100);
  expect(is.left).toBe(0);
  is.awaited = false;
  expect(leftAfterS()).toBe(21);
});
