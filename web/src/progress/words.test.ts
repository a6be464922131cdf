import { expect, test } from 'vitest';
import { timeText } from './words.ts';

test.each([
  [0, '0 min'],
  [59, '59 min'],
  [60, '1 h 00'],
  [125, '2 h 05'],
])('%i minutes are %s', (minutes, text) => {
  expect(timeText(minutes)).toBe(text);
});
