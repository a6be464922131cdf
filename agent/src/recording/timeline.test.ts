import { expect, it } from 'vitest';
import { createTimeline } from './timeline.ts';

const RATE = 1_000;
const tone = (length: number, value: number) => new Int16Array(length).fill(value);
const channel = (block: Int16Array, which: 0 | 1) =>
  Array.from(block).filter((_, index) => index % 2 === which);

it('lays both sides on one line, silent where nobody spoke', () => {
  const timeline = createTimeline(5_000, RATE);
  timeline.place(0, 5_002, tone(3, 7));
  timeline.place(1, 5_006, tone(2, 9));
  const block = timeline.take(5_010);
  expect(channel(block, 0)).toEqual([0, 0, 7, 7, 7, 0, 0, 0, 0, 0]);
  expect(channel(block, 1)).toEqual([0, 0, 0, 0, 0, 0, 9, 9, 0, 0]);
});

it('joins frames that the network shook, and keeps a real gap', () => {
  const timeline = createTimeline(0, RATE);
  for (let n = 0; n < 5; n++) timeline.place(0, n * 20 + (n % 2) * 9, tone(20, 1));
  timeline.place(0, 400, tone(20, 2));
  const sound = channel(timeline.take(420), 0);
  expect(sound.slice(0, 100).every((value) => value === 1)).toBe(true);
  expect(sound.slice(100, 400).every((value) => value === 0)).toBe(true);
  expect(sound.slice(400)).toEqual(Array(20).fill(2));
});

it('takes a frame that crosses the cursor in two parts', () => {
  const timeline = createTimeline(0, RATE);
  timeline.place(1, 0, tone(10, 3));
  expect(channel(timeline.take(4), 1)).toEqual([3, 3, 3, 3]);
  expect(channel(timeline.take(12), 1)).toEqual([3, 3, 3, 3, 3, 3, 0, 0]);
});

it('drops what was queued and never played', () => {
  const timeline = createTimeline(0, RATE);
  timeline.place(1, 0, tone(10, 3));
  timeline.place(1, 10, tone(10, 4));
  timeline.cut(1, 12);
  expect(channel(timeline.take(20), 1)).toEqual([...Array(10).fill(3), 4, 4, ...Array(8).fill(0)]);
});
