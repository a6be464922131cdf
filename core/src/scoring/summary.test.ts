import { describe, expect, test } from 'vitest';
import type { QuestionResult } from '../wire/report.ts';
import { summarise } from './summary.ts';
import { smallReport } from './testing/small-report.ts';

const { questions } = smallReport([]);
const [right] = questions;
const goodOf = (change: Partial<QuestionResult>): string[] =>
  right === undefined
    ? []
    : summarise({ dimensions: [], questions: [{ ...right, ...change }], coverage: [] }).strengths.map(
        ({ text }) => text,
      );

describe('a right number', () => {
  test.each(['360 thousand', '380,000 households', 'three hundred and sixty thousand homes'])(
    'is told as it was said: %s',
    (said) => {
      expect(goodOf({ said, right_answer: '380,000 households' })).toEqual([
        `You got ${said} without a hint.`,
      ]);
      expect(goodOf({ said, right_answer: '380,000 households', hints: 1 })).toEqual([`You got ${said}.`]);
    },
  );

  test('of which no words are known is told as it is right', () => {
    expect(goodOf({ said: null, right_answer: '60 guests' })).toEqual(['You got 60 guests without a hint.']);
  });
});
