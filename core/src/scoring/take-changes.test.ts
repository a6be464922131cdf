import { expect, test } from 'vitest';
import type { QuestionResult } from '../wire/report.ts';
import type { TakeRecord } from '../wire/redo-routes.ts';
import { changesBetween } from './take-changes.ts';
import { smallReport } from './testing/small-report.ts';

const { questions, delivery } = smallReport([]);
const { phases: _phases, narrated_calculation: _narrated, thinking: _thinking, ...spoken } = delivery;

const take = (change: Partial<QuestionResult>): TakeRecord => {
  const [question] = questions;
  if (!question) throw new Error('the report has no question');
  return {
    ...{ transcript: [], question: { ...question, ...change }, dimensions: [], named: [], defects: [] },
    ...{ delivery: spoken, thinking_s: 0, hints: 0, time_s: null },
  };
};
const told = (before: Partial<QuestionResult>, after: Partial<QuestionResult>): string[] =>
  changesBetween(take(before), take(after)).map(({ text }) => text);

const right = { said: '50 %', verdict: 'right', credit: 5 } as const;
const open = { said: '9 %', verdict: 'not_reached', credit: null } as const;

test('a figure that does not count has no credit, and none was lost by it', () => {
  expect(told(right, open)).toEqual(['You said 9 %, not counted; before it was 50 %, right.']);
  expect(told(open, right)).toEqual([
    'You said 50 %, right; before it was 9 %, not counted.',
    'Credit for the figure: 5 of 5, before none.',
  ]);
});

test('a credit that fell is told', () => {
  expect(told(right, { said: '9 %', verdict: 'wrong', credit: 0 })).toContain(
    'Credit for the figure: 0 of 5, before 5.',
  );
});
