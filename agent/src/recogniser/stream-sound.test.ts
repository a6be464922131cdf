import { expect, it } from 'vitest';
import { createStreamSound } from './stream-sound.ts';

/** A sample a millisecond, each telling its own place. */
const counted = (from: number, to: number) =>
  Int16Array.from({ length: to - from }, (_, index) => from + index);

it('gives a stretch by its place, across frames', () => {
  const sound = createStreamSound(1_000, 1_000);
  for (let at = 0; at < 100; at += 20) sound.push(counted(at, at + 20));
  expect(sound.cut(15, 65)).toEqual(counted(15, 65));
  expect(sound.cut(25, 30)).toEqual(counted(25, 30));
  expect(sound.cut(90, 130)).toEqual(counted(90, 100));
  expect(sound.lengthMs).toBe(100);
});

it('gives of a stretch what it still has, and keeps no more than it may', () => {
  const sound = createStreamSound(1_000, 50);
  for (let at = 0; at < 200; at += 20) sound.push(counted(at, at + 20));
  expect(sound.cut(0, 170)).toEqual(counted(140, 170));
  sound.dropBefore(165);
  expect(sound.cut(0, 200)).toEqual(counted(160, 200));
  sound.dropBefore(500);
  expect(sound.cut(0, 200)).toEqual(new Int16Array(0));
  sound.push(counted(200, 220));
  expect(sound.cut(190, 220)).toEqual(counted(200, 220));
});
