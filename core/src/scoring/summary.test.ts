import { describe, expect, test } from 'vitest';
import type { QuestionResult } from '../wire/report.ts';
import { summarise } from './summary.ts';
import { machineScore, smallReport } from './testing/small-report.ts';

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

describe('a dimension is told by a reason that fits', () => {
  const because = ['3 of 3 numeric answers right.', 'The way stands at 2.5.', 'They come in groups.'];
  const lacks = ['The way stands at 2.5.'];
  const told = (score: number, reasons: string[]) =>
    summarise({
      dimensions: [{ ...machineScore('math', score), because: reasons }],
      questions: [],
      coverage: [],
      bands: [{ dimension: 'math', finding: { because, lacks } }],
    });
  const [good = '', bad = '', groups = ''] = because;

  test('what was good by what is there', () => {
    expect(told(4, [good, bad]).strengths.map(({ text }) => text)).toEqual([`Math: ${good}`]);
    expect(told(4, [bad, groups, bad]).strengths.map(({ text }) => text)).toEqual([`Math: ${groups}`]);
    expect(told(4, [bad]).strengths.map(({ text }) => text)).toEqual(['Math: above']);
  });

  test('what to improve by what is lacking', () => {
    expect(told(2, [bad, good]).improve.map(({ text }) => text)).toEqual([`Math: ${bad}`]);
    expect(told(2, [good]).improve.map(({ text }) => text)).toEqual(['Math: below']);
  });

  test('and either by what the judge says', () => {
    const judged = 'The sums are set up before they are done.';
    expect(told(4, [good, bad, judged]).strengths[0]?.text).toBe(`Math: ${judged}`);
    expect(told(2, [good, bad, judged]).improve[0]?.text).toBe(`Math: ${judged}`);
  });

  test('and never by a note on the judging', () => {
    const note = 'No reading of the judge could be checked against your words, so the rules stand alone.';
    expect(told(2, [note, good, groups]).improve.map(({ text }) => text)).toEqual(['Math: below']);
    expect(told(4, [note, bad]).strengths.map(({ text }) => text)).toEqual(['Math: above']);
  });
});
