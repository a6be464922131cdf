import { expect, it } from 'vitest';
import { createLoudFrames, dbfsOf, isLoud } from './loud-frames.ts';

const frame = (amplitude: number) =>
  Int16Array.from({ length: 160 }, (_, index) => (index % 2 ? amplitude : -amplitude));

it('measures a frame in decibels of full scale', () => {
  expect(dbfsOf(frame(16_384))).toBeCloseTo(-6.02, 1);
  expect(dbfsOf(frame(184))).toBeCloseTo(-45, 1);
  expect(dbfsOf(new Int16Array(160))).toBe(-Infinity);
  expect(dbfsOf(new Int16Array(0))).toBe(-Infinity);
});

it('takes a frame for sound above -45 dBFS, and not below', () => {
  expect([isLoud(frame(200)), isLoud(frame(170)), isLoud(frame(0))]).toEqual([true, false, false]);
});

it('finds the first loud frame after a moment, and those between two', () => {
  const loud = createLoudFrames();
  for (const at of [100, 110, 400, 410]) loud.add(at);
  expect([loud.firstAfter(0), loud.firstAfter(110), loud.firstAfter(410)]).toEqual([100, 400, undefined]);
  expect(loud.between(100, 400)).toEqual([110, 400]);
  expect(loud.between(500, 900)).toEqual([]);
  expect(loud.last()).toBe(410);
});

it('knows the end of a stretch only once it has been quiet for long enough', () => {
  const loud = createLoudFrames();
  for (const at of [1_000, 1_010, 1_250, 2_000]) loud.add(at);
  expect(loud.endOfStretch(990, 600, 2_100)).toBe(1_250);
  expect(loud.endOfStretch(1_990, 600, 2_100)).toBeUndefined();
  expect(loud.endOfStretch(1_990, 600, 2_700)).toBe(2_000);
});

it('gives the moment itself when nothing loud follows it', () => {
  expect(createLoudFrames().endOfStretch(50, 600, 700)).toBe(50);
});
