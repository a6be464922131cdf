import { expect, it } from 'vitest';
import { durationSentence, placeSentence, tabTitle } from './words.ts';

const at = (place: number, waiting: number, about_minutes: number | null = null) => ({
  place,
  waiting,
  about_minutes,
});

it('says the place, and who is behind', () => {
  expect(placeSentence(at(1, 1))).toBe('You are next.');
  expect(placeSentence(at(1, 3))).toBe('You are next; 2 more wait behind you.');
  expect(placeSentence(at(2, 3))).toBe('You are number 2 of 3 in the queue.');
  expect([tabTitle(at(1, 1)), tabTitle(at(4, 9))]).toEqual(['You are next', 'Place 4']);
});

it('says roughly how long, or that nobody knows', () => {
  expect(durationSentence(at(1, 1))).toBe('Nobody can say how long it takes.');
  expect(durationSentence(at(1, 1, 1))).toBe('It may take about a minute.');
  expect(durationSentence(at(1, 1, 3))).toBe('It may take about 3 minutes.');
  expect(durationSentence(at(1, 1, 11))).toBe('It may take about 15 minutes.');
});
