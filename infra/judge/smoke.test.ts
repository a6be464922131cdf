import { describe, expect, test } from 'vitest';
import { roster } from './candidates/roster.ts';
import { playSeed } from './interviewer.ts';
import { isFalseRight, isFalseWrong, judgeAll } from './numbers.ts';
import { generate } from './numbers/generated.ts';
import { handWritten } from './numbers/hand-written.ts';
import { saidNumbers } from './said-numbers.ts';

const some = new Set([
  'strong',
  'weak, typing',
  'always wrong',
  'begging for the answer',
  'injecting in answers',
  'interrupting',
  'asking for every figure',
  'muttering in thinking time',
]);

describe('a few scripted candidates', () => {
  test('hear nothing invented and nothing hidden, without a model and with one that misbehaves', async () => {
    const profiles = roster.filter(({ name }) => some.has(name));
    expect(profiles).toHaveLength(some.size);
    const verdicts = await playSeed(profiles, 1, ['none', 'misbehaving']);
    expect(verdicts.flatMap(({ breaches }) => breaches)).toEqual([]);
    expect(verdicts.flatMap(({ faults }) => faults)).toEqual([]);
  }, 60_000);
});

describe('numbers', () => {
  test('generated problems and sentences written by hand are judged as they were meant', () => {
    const judged = [
      ...judgeAll(generate(150, 1), 'generated', 1),
      ...judgeAll(handWritten(), 'hand-written', 1),
    ];
    expect(
      judged.filter((one) => isFalseWrong(one) || isFalseRight(one)).map(({ spoken }) => spoken.text),
    ).toEqual([]);
  });
});

test.each([
  ['Let us take $9,000 a month.', [9000]],
  ['It is 12.5 million euros, or 3 %.', [12_500_000, 3]],
  ['About a hundred and seventeen people, two dozen a day.', [117, 24]],
  ['Forty-three thousand and twelve and a half.', [43_012.5]],
  ['One thing: take a minute.', [1]],
])('the checker reads figures by itself: %s', (text, values) => {
  expect(saidNumbers(text)).toEqual(values);
});
