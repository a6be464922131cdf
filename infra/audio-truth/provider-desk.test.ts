import { expect, it } from 'vitest';
import { turnAskedAbout } from './provider-desk.ts';

const seats = { text: 'How many seats does the cinema have?' };
const weeks = { text: 'How many weeks is the season?' };

it('finds the turn that a model is asked about by its last words', () => {
  const told =
    '<candidate>How many weeks is the season</candidate> <candidate>How many seats does the cinema have?</candidate>';
  expect(turnAskedAbout([seats, weeks], told)).toBe(seats);
});

it('finds it from its beginning, as an early start has it', () => {
  expect(turnAskedAbout([seats, weeks], 'how many weeks is')).toBe(weeks);
});

it('finds none in what nobody has said, and nobody who says nothing', () => {
  expect(turnAskedAbout([{ text: '' }], 'How many weeks is the season?')).toBeUndefined();
  expect(turnAskedAbout([seats, weeks], 'The line: hello.')).toBeUndefined();
});
