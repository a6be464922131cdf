import { expect, test } from 'vitest';
import { plain } from './plain.ts';

test.each([
  ["Um, I'd, I'd look at the, the costs, uh, first.", "i'd look at the costs, first."],
  ['Thank you so much, I would kindly look at costs first, if I may.', 'i would look at costs first,.'],
  ['Well, it is, you know, thin.', 'it is, thin.'],
  ['So 60 times 15 is 900.', 'so 60 times 15 is 900.'],
])('%s', (said, read) => {
  expect(plain(said)).toBe(read);
});
