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
    ['Each guest leaves 15 dollars, so nine hundred by fifteen is 60 guests a Monday.', 60],
    ['So 900 over 15, 60 guests.', 60],
    ['1,050, so less 900 is 150.', 150],
    ['The margin is 15, and so 900 needs 60 guests.', 60],
    ['So 10 above break-even at 15 each is 150.', 150],
    ['It is 94 percent, over the 90 that I had in mind.', 94],
    ['70 times 15 is 1,050 dollars, so we make 150 dollars more than the night costs.', 150],
    ['70 times 15 is 1,050 dollars, so that is 150 dollars above the 900 of a night.', 150],
    ['It is 150 dollars, so less than the 300 she hoped for.', 150],
    ['150 dollars, because 70 times 15 is 1,050 and the night costs 900.', 150],
    ['It is sixty: a guest leaves fifteen and the night costs nine hundred.', 60],
    ['As I said: 150 dollars. Revenue 1,050, less 900.', 150],
    ['60. 12 plus 8 is 20, less 5 is 15.', 60],
    ['240,000, because 80 times 3,000.', 240_000],
    ['So that is 12 dollars a seat. Each night has 100 seats, so that makes 1,200 dollars.', 1200],
    ['35 thousand a month. A year has twelve, so that is 420 thousand.', 420_000],
    ['50, no, wait: 15 times 20 is 300.', 300],
    ['So that is 200. But with the rent it is 150.', 150],
    ['70 guests at 15 dollars make 1,050, so that leaves 150.', 150],
    ['So 1,050 dollars. 1,050 minus 900 is 150 dollars.', 150],
    ['1,050 revenue - 900 costs = 150', 150],
    ['So we have 1,050 dollars, since 70 guests pay 15. Less 900, that leaves 150 dollars.', 150],
    ['200 dollars. Let me check: 70 times 15 is 1,050, less 900 is 150.', 150],
    ['150 dollars, because revenue comes to 1,050 and the night costs 900.', 150],
    ['150 dollars. Revenue comes to 1,050 and the night costs 900.', 150],
    ['60 guests, because 15 dollars each makes 900 dollars.', 60],
    ['150 dollars. Ticket and bar make 20 dollars a guest, less 5 is 15 dollars a guest.', 150],
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

  const rivalIn = (text: string): number | undefined => findAnswer(parseNumbers(text), text)?.rival?.value;

  it.each([
    [
      '70 times 15 is 1,050, less 900, so that is 150 dollars. But a fifth would have come anyway, so 56 guests, 840, that is a loss of 60 dollars a Monday.',
      150,
    ],
    ['That gives 3.5 million. If demand grows by 10 percent, that would be 3.85 million.', 3_500_000],
    ['So we make 12 dollars a seat; however, with the new rent that leaves 9 dollars a seat.', 12],
    ['That makes 40 trucks. Then again, on Sundays nobody drives, so we need 34 trucks.', 40],
    ['So the profit is 2 million. Without the grant, though, it is 1.4 million.', 2_000_000],
    ['It comes to 600 kilos, but in the winter that is 450 kilos.', 600],
    ['200 dollars. Let me check: 70 times 15 is 1,050, less 900 is 150.', 200],
    ['200 dollars, because 70 times 15 is 1,050 dollars, so that leaves 150 dollars after the 900.', 200],
  ])('a result stands against another: %s', (text, value) => {
    expect(rivalIn(text)).toBe(value);
  });

  it.each([
    'So revenue is 10 million, but costs are 7 million, so the profit is 3 million.',
    'So that is 100 guests. But a fifth of them cancel, so that leaves 80 guests.',
    'That is 150 dollars a day. If we open 20 days, that makes 3,000 dollars.',
    'So that is 50, but sorry, I forgot a nought, that makes 500.',
    'That gives 450, but wait, that is 405.',
    'So it is 12,040 dollars. But roughly, that is 12,000 dollars.',
    'That is 300 visits, and 300 visits at 4 dollars gives 1,200 dollars.',
    'That gives 20 a week. My answer is 80 a month, but if it rains that is 60.',
    'It depends on the season, but if I take the average, that makes 4,200 guests.',
    'So that is 9 million. If I divide that by 12, that is 750 thousand a month.',
    '150 dollars. Let me check: 70 times 15 is 1,050, less 900 is 150.',
    '60 guests. Ticket and bar make 20, the costs are 5, so 15 is left.',
    'So 1,050 dollars. 1,050 minus 900 is 150 dollars.',
    'So a guest leaves 15 dollars. If seventy come, that is 1,050 dollars, minus 900, so it makes 150 dollars.',
    'So that is 15 dollars a guest. But with the costs of the night, that leaves 150 dollars a day.',
  ])('no result stands against another: %s', (text) => {
    expect(rivalIn(text)).toBeUndefined();
  });
});
