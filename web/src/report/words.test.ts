import { expect, test } from 'vitest';
import { stepWord } from './words.ts';

test('steps of the job are told in words for people', () => {
  expect(['numbers', 'judging user_problem', 'summary', 'Waiting'].map(stepWord)).toEqual([
    'Checking the numbers',
    'Judging user and problem',
    'Putting the report together',
    'Waiting',
  ]);
  expect(stepWord('judging toString')).toBe('judging toString');
});
