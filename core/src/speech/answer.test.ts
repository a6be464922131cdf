import { describe, expect, it } from 'vitest';
import { findAnswer } from './answer.ts';
import { parseNumbers } from './numbers.ts';

function answerIn(text: string): number | undefined {
  return findAnswer(parseNumbers(text), text)?.number.value;
}

describe('findAnswer (rule 1: only the figure marked as the answer)', () => {
  it.each([
    ['sixty thousand cups a month times three dollars, which gives 180 thousand dollars a month', 180_000],
    ['so 20 percent of 50 million is 10 million, times 3 is 30 million a year', 30_000_000],
    ['Twelve and a half million', 12_500_000],
    ['my answer is 12.5 million, that is 3 million more than last year', 12_500_000],
    ['revenue is 10 million and costs are 7 million, so the profit is 3 million', 3_000_000],
    ['240 million divided by 12 equals 20 million. That makes 20 million a month.', 20_000_000],
    ['we have 200 stores at 3 million each, that comes to, um, 600 million in total', 600_000_000],
    ['the break-even volume comes out at around 75 thousand units a year in 2024', 75_000],
    ['so 100 minus 35 is 65, 65 times 2 is 130. 130 thousand is my answer.', 130_000],
    ['OK so forty, no, fourteen percent', 14],
    ['12 million × 3 = 36 million', 36_000_000],
    ['I end up with roughly 4.5 million euros', 4_500_000],
    ['it works out at a third', 0.333333],
    ['Revenue is 9.4 million. So profit fell by 2.7 million dollars.', -2_700_000],
    ['that is 12 dollars, so 13 dollars are left', 13],
    ['So Monday needs sixty guests, a third of the seats.', 60],
    ['300 tickets at 24 minutes each come to 120 hours', 120],
    ['75 times ten is 750, times six is 450, together 1,200 trucks.', 1200],
    ['that would be two dozen and two, 26 deliveries', 26],
    ['From 25,000 to 31,000, that is plus 24 percent.', 24],
    ['So it comes to 450 kilos a day, no, sorry, 656 kilos a day.', 656],
    ['That makes forty, I mean fourteen thousand dollars.', 14_000],
  ])('%s', (text, value) => {
    expect(answerIn(text)).toBe(value);
  });

  it.each([
    'Let me assume 40 percent',
    'is that 40 percent?',
    '5 times 4 gives 20, times 3',
    'there are 200 stores with 40 employees and 3 shifts',
    'in 2024',
    '',
  ])('finds none in "%s"', (text) => {
    expect(answerIn(text)).toBeUndefined();
  });
});
