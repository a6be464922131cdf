import { pools, type PoolName } from '@caseroom/core/interview/wording-pools';
import { describe, expect, test } from 'vitest';
import type { Answers } from './testing/listener.ts';
import { ofKind, sit } from './testing/talk.ts';
import type { TextSessionOptions } from './text-session.ts';

/** Which pool the first going through a figure was worded from; null where it was not gone through. */
async function goneThrough(answers: Answers, options: Partial<TextSessionOptions> = {}) {
  const events = await sit(answers, { door: 'type', ...options });
  const through = ofKind(events, 'reply_begun').find(({ data }) => data.directive.act === 'walk_through');
  const text = through?.data.planned_text ?? '';
  const from = (pool: PoolName) => pools[pool].some((wording) => text.includes(wording));
  return from('walk_through') ? 'walk_through' : from('check_result') ? 'check_result' : null;
}

const shown: readonly (readonly [right: string, wrong: string])[] = [
  [
    '200 times 25 is 5,000, times 1.80 is 9,000 dollars a month.',
    '200 times 25 is 5,000, times 1.60 is 8,000 dollars a month.',
  ],
  [
    'Three minus one point two is one point eight, times 200 cups and 25 days, so that is nine thousand dollars a month.',
    'Three dollars times 200 cups and 25 days, so that is fifteen thousand dollars a month.',
  ],
  [
    'I multiply 5,000 cups by 1.80, so that is 9,000 dollars a month.',
    'I multiply 5,000 cups by 3, so that is 15,000 dollars a month.',
  ],
  [
    'It is 9,000 dollars a month, because 5,000 cups times 1.80 is that.',
    'It is 7,000 dollars a month, because 5,000 cups times 1.40 is that.',
  ],
  ['15,000 minus 6,000 leaves 9,000 dollars a month.', '15,000 minus 7,000 leaves 8,000 dollars a month.'],
  [
    '200 cups at 1.80 each for 25 days makes 9,000 dollars a month.',
    '200 cups at 3 dollars each for 25 days makes 15,000 dollars a month.',
  ],
  [
    'I take 6,000 for the tea off the 15,000, which leaves 9,000 dollars a month.',
    'I take 6,000 for the tea off the 14,000, which leaves 8,000 dollars a month.',
  ],
  ['5000 x 1.8 = 9000 dollars a month', '5000 x 3 = 15000 dollars a month'],
];
const bare: readonly (readonly [right: string, wrong: string])[] = [
  ['So that is 9,000 dollars a month.', 'So that is 8,000 dollars a month.'],
  [
    'There are 200 cups a day on 25 days, so that is 9,000 dollars a month.',
    'There are 200 cups a day on 25 days, so that is 8,000 dollars a month.',
  ],
  [
    '200 times 25 is 5,000. So the margin is 9,000 dollars a month.',
    '200 times 25 is 5,000. So the margin is 8,000 dollars a month.',
  ],
  [
    'I multiplied what is left by the cups, so that is 9,000 dollars a month.',
    'I multiplied what is left by the cups, so that is 8,000 dollars a month.',
  ],
];
/** With this one a right figure is gone through as well. */
const seed = 3;

describe('going through a figure', () => {
  test.each(shown)('nobody is asked for steps that were just said: %s', async (right, wrong) => {
    expect(await goneThrough({ margin: right }, { seed })).toBe('check_result');
    expect(await goneThrough({ margin: wrong }, { seed })).toBe('check_result');
  });

  test.each(bare)('whoever has said none is: %s', async (right, wrong) => {
    expect(await goneThrough({ margin: right }, { seed })).toBe('walk_through');
    expect(await goneThrough({ margin: wrong }, { seed })).toBe('walk_through');
  });

  test('steps that were said before the figure was read back, or before its unit was asked for, count', async () => {
    const unit = { margin: '200 times 25 is 5,000, times 1.80, so that is 9,000.', ask_unit: 'Dollars.' };
    expect(await goneThrough(unit, { seed })).toBe('check_result');
    const misheard = {
      margin: '200 times 25 is 5,000, times 1.80, so that is nine million dollars a month.',
    };
    expect(await goneThrough(misheard, { seed, door: 'talk' })).toBe('check_result');
    const turns = {
      margin: '200 times 25, times 1.80.',
      'acknowledge:margin': 'That makes 9,000 dollars a month.',
    };
    expect(await goneThrough(turns, { seed })).toBe('check_result');
  });

  test('steps of an earlier question do not', async () => {
    const { margin, profit } = {
      margin: 'So 5,000 times 1.80 is 9,000 dollars a month.',
      profit: 'So that is 60,000 dollars a year.',
    };
    for (const one of [1, 2, 3, 4, 5, 6]) {
      const events = await sit({ margin, profit }, { door: 'type', seed: one });
      const second = ofKind(events, 'reply_begun').find(
        ({ data: { directive } }) => directive.act === 'walk_through' && directive.question_id === 'profit',
      );
      if (second)
        expect(pools.walk_through.some((line) => second.data.planned_text.includes(line))).toBe(true);
    }
  });

  test('rule 11: it is gone through as often, and a second try stays', async () => {
    const rate = async (margin: string) => {
      let through = 0;
      for (let one = 1; one <= 60; one += 1)
        through += (await goneThrough({ margin }, { seed: one })) ? 1 : 0;
      return through;
    };
    expect(await rate(shown[0]?.[0] ?? '')).toBe(await rate(bare[0]?.[0] ?? ''));
    const events = await sit(
      { margin: shown[0]?.[1] ?? '', 'walk_through:margin': 'Then it is 9,000 dollars a month.' },
      { door: 'type' },
    );
    expect(
      ofKind(events, 'number_judged').findLast(({ data }) => data.question_id === 'margin')?.data,
    ).toMatchObject({
      ...{ verdict: 'right', attempt: 2, credit: 4 },
    });
  }, 30_000);
});
