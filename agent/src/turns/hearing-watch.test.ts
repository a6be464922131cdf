import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Recogniser } from '../recogniser/recogniser.ts';
import { watchHearing } from './hearing-watch.ts';

const recogniser = (name: string): Recogniser => ({
  name,
  provider: name,
  model: name,
  paid: false,
  interims: true,
  open: () => {
    throw new Error('nobody opens it here');
  },
  isWell: async () => true,
});
const first = recogniser('first');
const second = recogniser('second');
let told: string[] = [];
const watch = () =>
  watchHearing({
    first,
    conversation: { tellHearing: (state) => told.push(`say ${state}`) },
    roomState: {
      hearing: (state) => told.push(`page ${state}`),
    },
    onSwitch: (from, to) => told.push(`${from} -> ${to}`),
  });
beforeEach(() => {
  vi.useFakeTimers();
  told = [];
});
afterEach(() => void vi.useRealTimers());

it('tells the page at once that nobody hears, and says so when it lasts', () => {
  const one = watch();
  one.away('closed');
  one.away('closed');
  expect(told).toEqual(['page away', 'first -> null']);
  vi.advanceTimersByTime(3_000);
  expect(told.slice(2)).toEqual(['say away']);
  one.heard(first);
  expect(told.slice(3)).toEqual(['page ok', 'first -> first', 'say null']);
  vi.advanceTimersByTime(3_000);
  expect(told.slice(6)).toEqual(['say back']);
});

it('says nothing of an outage that is over before, nor of one recogniser in place of another', () => {
  const one = watch();
  one.away('closed');
  vi.advanceTimersByTime(2_000);
  one.heard(second);
  one.heard(first);
  vi.advanceTimersByTime(10_000);
  expect(told.filter((each) => each.startsWith('say '))).toEqual(['say null']);
  expect(told).toContain('second -> first');
  expect(one.hears).toBe(first);
});
