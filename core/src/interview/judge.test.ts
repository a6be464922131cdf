import { describe, expect, test } from 'vitest';
import { findNumericQuestion } from './agenda.ts';
import { convertTo } from './convert.ts';
import { fold } from './fold.ts';
import { judgeValue } from './judge.ts';
import { parseNumbers } from '../speech/numbers.ts';
import { idOf, logOf } from './testing/log-of.ts';
import { teaHouse } from './testing/tea-house.ts';
import { emptyState } from './state.ts';

const profit = findNumericQuestion(teaHouse, 'profit');
const judge = (value: number, state = emptyState) => {
  if (!profit) throw new Error('the tea house asks for its profit');
  return judgeValue(teaHouse, state, profit, value);
};

describe('judging a figure', () => {
  test('rule 4: a later step is judged on the own earlier number, so that one mistake costs once', () => {
    const data = {
      stated_id: idOf(1),
      value: 8000,
      unit: 'USD/month',
      expected: 9000,
      expected_on_own: null,
    };
    const wrong = {
      ...data,
      question_id: 'margin',
      verdict: 'wrong',
      error: 'arithmetic',
      wrong_turn_id: null,
    } as const;
    const state = fold(
      teaHouse,
      logOf([[0, { kind: 'number_judged', data: { ...wrong, attempt: 1, credit: 0 } }]]),
    );
    expect(judge(48_000, state)).toMatchObject({
      verdict: 'right_on_own',
      expected: 60_000,
      expected_on_own: 48_000,
    });
    expect(judge(60_000, state).verdict).toBe('right');
    expect(judge(48_000).verdict).toBe('wrong');
  });

  test('rule 3: within tolerance but past the decision is wrong', () => {
    expect(judge(59_000).verdict).toBe('right');
    expect(judge(61_300).verdict).toBe('wrong');
  });

  test.each([
    [108_000, 'wrong_base'],
    [600_000, 'zero_slip'],
    [5000, 'unit_slip'],
    [42_000, 'arithmetic'],
  ])('%d is a %s', (value, error) => {
    expect(judge(value)).toMatchObject({ verdict: 'wrong', error });
  });
});

describe('a month and a year, a share and per cent convert', () => {
  test.each([
    ['5,000 dollars a month', 'USD/year', 60_000, 'exact'],
    ['60 thousand', 'USD/year', 60_000, 'no_unit'],
    ['a third', '%', 33.3333, 'exact'],
    ['40 percent', '1', 0.4, 'exact'],
    ['75 guests', 'guest', 75, 'exact'],
    ['75', 'guest', 75, 'implied'],
    ['two weeks', 'day', 14, 'exact'],
    ['500 kg', 'tonne', 0.5, 'exact'],
  ])('%s for %s', (text, wanted, value, fit) => {
    const [figure] = parseNumbers(text);
    const converted = figure && convertTo(figure, wanted);
    expect(converted?.fit).toBe(fit);
    expect(converted && 'value' in converted ? converted.value : null).toBeCloseTo(value, 3);
  });

  test('what measures something else is no answer', () => {
    const [figure] = parseNumbers('30 percent');
    expect(figure && convertTo(figure, 'USD/year').fit).toBe('other');
  });
});
