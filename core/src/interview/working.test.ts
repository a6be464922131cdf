import { describe, expect, test } from 'vitest';
import { findAnswer } from '../speech/answer.ts';
import { parseNumbers } from '../speech/numbers.ts';
import { showsWorking } from './working.ts';

const shows = (text: string): boolean => {
  const all = parseNumbers(text);
  const answer = findAnswer(all, text)?.number;
  if (!answer) throw new Error(`no answer in: ${text}`);
  return showsWorking(text, all, answer);
};

/** Each with a slip as well: whether steps were said is the same for right and wrong. */
const withSteps: readonly (readonly [right: string, wrong: string])[] = [
  ['70 times 15 is 1,050, less 900 is 150.', '70 times 15 is 1,150, less 900 is 250.'],
  [
    'Seventy times fifteen makes one thousand and fifty, minus nine hundred, so that is a hundred and fifty dollars.',
    'Seventy times fifteen makes nine hundred and fifty, minus nine hundred, so that is fifty dollars.',
  ],
  ['900 divided by 15 gives 60 guests.', '900 divided by 15 gives 45 guests.'],
  ['12 plus 8, minus 3 and 2, so it is 15 dollars.', '12 plus 8, minus 3, so it is 17 dollars.'],
  [
    'Three minus one point two is one point eight, times 200 cups and 25 days, so that is nine thousand dollars a month.',
    'Three dollars times 200 cups and 25 days, so that is fifteen thousand dollars a month.',
  ],
  ['I divide 900 by 15, so I get 60.', 'I divide 900 by 12, so I get 75.'],
  [
    'I take 900 off the 1,050, which leaves 150 dollars.',
    'I take 900 off the 1,000, which leaves 100 dollars.',
  ],
  [
    'So that is 150 dollars, because 70 times 15 is 1,050 and 900 comes off.',
    'So that is 250 dollars, because 70 times 15 is 1,150 and 900 comes off.',
  ],
  ['It comes to 60 guests: 900 divided by 15.', 'It comes to 90 guests: 900 divided by 10.'],
  [
    '200 cups at 1.80 each for 25 days makes 9,000 dollars.',
    '200 cups at 3 dollars each for 25 days makes 15,000 dollars.',
  ],
  ['20 percent of 50 million makes 10 million.', '20 percent of 40 million makes 8 million.'],
  [
    'Minus four thousand of rent, times twelve, that gives sixty thousand dollars a year.',
    'Times twelve, that gives a hundred and eight thousand dollars a year.',
  ],
  [
    'It fell from 3 million to 2 million, so that is a fall of 1 million.',
    'It fell from 4 million to 2 million, so that is a fall of 2 million.',
  ],
  ['1.8 x 5000 = 9000', '3 x 5000 = 15000'],
  ['Subtract 900 from 1,050, that is 150.', 'Subtract 950 from 1,050, that is 100.'],
  ['900 over 15 is 60 guests.', '900 over 20 is 45 guests.'],
  [
    'Revenue is 1,050 minus the cost, which is 900, so 150 dollars.',
    'Revenue is 1,400 minus the cost, which is 900, so 500 dollars.',
  ],
  [
    'Multiplying 25 pupils by 6 pounds gives 150, by 3 classes 450, and by 8 gyms that is 3,600 pounds.',
    'Multiplying 25 pupils by 6 pounds gives 150, by 3 classes 450, and by 6 gyms that is 2,700 pounds.',
  ],
  [
    'okay so seventy by fifteen is ten fifty minus nine hundred so one hundred fifty dollars',
    'okay so sixty by fifteen is nine hundred minus nine hundred so zero dollars',
  ],
  [
    'The contribution is 12 + 8 - 3 - 2 = 15, and 900 / 15 = 60 guests.',
    'The contribution is 12 + 8 - 3 = 17, and 900 / 17 = 53 guests.',
  ],
];

const without: readonly string[] = [
  'So that is 150 dollars.',
  'I get 60 guests.',
  'There are 200 cups a day and it is open 25 days, so that is 9,000 dollars a month.',
  'The survey says 70 guests, so the profit is 150 dollars.',
  '70 times 15 is 1,050. So the profit is 150 dollars.',
  'It is more than 100 and less than 200, so it is 150.',
  'They come 4 times a month, so that makes 9,000 dollars.',
  'I multiplied what a guest leaves by the guests, so that is 150 dollars.',
  'With 50 guests the result is minus 150 dollars.',
  'A night costs 900, and a guest leaves 15. So that is 60 guests.',
  'It is about 10 to 12 thousand, so call it 11 thousand.',
  'So that is 60 guests, which is less than 70.',
  'My answer is 150 dollars for one Monday.',
  'I used the 900 and the 15, so it is 60 guests.',
  'From the table I see 12 and 8 and 3 and 2, which leaves 15 dollars.',
  'It is 94 percent, over the 90 that I had in mind.',
  'In three years it is 10 million, so the gap is 3 million.',
];

describe('whether a turn shows how it came to its answer', () => {
  test.each(withSteps)('it does: %s', (right, wrong) => {
    expect(shows(right)).toBe(true);
    expect(shows(wrong)).toBe(true);
  });
  test.each(without)('it does not: %s', (text) => {
    expect(shows(text)).toBe(false);
  });
});
