import { describe, expect, test } from 'vitest';
import { countingIds, idOf } from '../../interview/testing/log-of.ts';
import { teaHouse } from '../../interview/testing/tea-house.ts';
import { logFromTurns } from '../from-turns.ts';
import { codeFindings } from '../report.ts';
import type { GivenTurn } from '../turns/given-turn.ts';

const ask = `i: ${teaHouse.lines['questions.margin.ask']}`;

/** What is found about the way to the margin, after these turns to its question. */
function foundIn(...said: string[]) {
  const turns: GivenTurn[] = [ask, ...said].map((line, at) => ({
    t_ms: at * 15_000,
    role: line.startsWith('i:') ? 'interviewer' : 'candidate',
    text: line.slice(2).trim(),
  }));
  const events = logFromTurns(teaHouse, turns, { sessionId: idOf(0), newId: countingIds() });
  const { defects } = codeFindings(teaHouse, events);
  return defects.filter(({ kind }) => kind === 'no_setup' || kind === 'not_answered');
}

const answered = 'i: That is in the table on your page.';
const whole =
  'c: I take the price of a cup less its tea, so 3 minus 1.20 is 1.80. Times 200 cups and 25 days that is 9,000 dollars a month.';
const bare = 'c: 9,000 dollars a month.';

describe('the way to a result', () => {
  test.each([
    'What does a cup cost, and what do people spend on cakes?',
    'What does a cup cost, and what do people spend on cakes',
    'Do the figures include guests who only take a bag away',
    'Does that include the 25 days of a month?',
    'So how many cups are sold in a day',
    'Is that per month or per year',
    'Could you show me the table again',
    "I'd like to know how many days the house is open.",
    'Before that, may I ask whether the rent is in it?',
    'Tell me how many days it is open.',
    'One question: are weekends included',
    'Let me think about it for a moment.',
    'Okay.',
    'Thank you. How much tea is in a cup?',
  ])('begins after what was asked back: %s', (question) => {
    expect(foundIn(`c: ${question}`, answered, whole)).toEqual([]);
    expect(foundIn(`c: ${question}`, answered, bare)).toMatchObject([
      { kind: 'no_setup', quotes: [{ text: '9,000 dollars a month' }] },
    ]);
  });

  test.each([
    'Is it 9,000 dollars a month?',
    '9,000 dollars a month?',
    'So that would be 9,000 dollars a month, right?',
    'It is 9,000 dollars a month. Is that what you mean?',
  ])('is missing from a bare result that sounds like a question: %s', (result) => {
    expect(foundIn(`c: ${result}`).map(({ kind }) => kind)).toEqual(['no_setup']);
  });

  test.each([
    'What is left of a cup, that is 3 minus 1.20, times 200 cups and 25 days, is 9,000 dollars a month.',
    'Would divide nothing here: 3 less 1.20 is 1.80, by 200 cups and 25 days makes 9,000 dollars a month.',
    'How I go about it: 3 minus 1.20 makes 1.80, then 200 cups times 25 days, so 9,000 dollars a month.',
  ])('may begin like a question: %s', (way) => {
    expect(foundIn(`c: ${way}`)).toEqual([]);
  });

  test.each([
    'I multiplied what a cup leaves by the cups of a month, so 9,000.',
    'Price less tea, times cups and days: 9,000 dollars a month.',
    'I took the tea off the price and multiplied by the cups, 9,000 dollars a month.',
    'Cups times days times what is left of one, so 9,000 dollars a month.',
    'I took cups times days times 1.80.',
  ])('is there in few words and without figures: %s', (way) => {
    expect(foundIn(`c: ${way}`)).toEqual([]);
  });

  test.each([
    'So that is 9,000 dollars a month.',
    'I would say 9,000 dollars a month.',
    'I think that it makes 9,000 dollars a month.',
    'It comes to 9,000 dollars a month, more or less.',
    'Over a month that is 9,000 dollars.',
  ])('is not: %s', (result) => {
    expect(foundIn(`c: ${result}`).map(({ kind }) => kind)).toEqual(['no_setup']);
  });

  test.each([
    'It is price times volume.',
    'The price by the number of customers.',
    'Okay, price minus cost.',
    'Costs are divided by the number of customers.',
  ])('may be said by itself, in words of any case, before the result: %s', (way) => {
    expect(foundIn(`c: ${way}`, 'i: Go on.', bare)).toEqual([]);
  });

  test.each(["Okay, I'll do it.", 'Sure, let me take a look.'])('is not announced by: %s', (aside) => {
    expect(foundIn(`c: ${aside}`, 'i: Go on.', bare).map(({ kind }) => kind)).toEqual(['no_setup']);
  });

  test('that only help drew out was not there before', () => {
    const mild = 'i: What is left of one cup?';
    expect(foundIn('c: So that is 20,000 dollars a month.', mild, whole)).toMatchObject([
      { kind: 'no_setup', quotes: [{ text: expect.stringContaining('20,000') }] },
    ]);
  });
});
