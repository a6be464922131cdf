import type { Group } from './sentence.ts';
import { guestsNeeded } from './sentences-measures.ts';
import { bakeryEarns } from './sentences-money.ts';

/** The answer comes first and is then explained, or the calculation is said in one breath. */
export const answerFirstSentences: readonly Group[] = [
  {
    asked: guestsNeeded,
    unit: 'Guests.',
    sentences: [
      ['right', '60 guests, because each one leaves 15 dollars.'],
      ['right', 'So 60 guests. Each leaves 15 dollars and a night costs 900 dollars.'],
      ['right', 'It is sixty: a guest leaves fifteen and the night costs nine hundred.'],
      ['right', 'We need 60 guests; each guest leaves 20 minus 5 which is 15.'],
      ['right', 'Sixty. Ticket plus bar is 20, the costs are 5, so 15 is left.'],
      ['right', 'Each guest leaves 15 dollars, so nine hundred by fifteen is 60 guests a Monday.'],
      ['right', 'Margin per guest is 12+8-3-2 = 15, and so 900 needs 60 guests.'],
      ['right', '60 guests. That is 900 divided by the 15 dollars each guest leaves.'],
      ['wrong', '75 guests, because each one leaves 12 dollars.'],
      ['wrong', 'It is fifty: a guest leaves eighteen and the night costs nine hundred.'],
      ['wrong', 'We need 45 guests; each guest leaves 20, which is the whole of it.'],
      ['wrong', 'So 900 over 20, 45 guests.'],
      ['wrong', '45. 900 by 20 is 45.'],
      ['none', 'Each guest leaves 15 dollars, because the ticket and the bar bring 20 and 5 go.'],
    ],
  },
  {
    asked: bakeryEarns,
    unit: 'Dollars a month.',
    sentences: [
      ['right', '15,000 dollars, because 6,000 times 2.5 is 15,000.'],
      ['right', '15 thousand dollars: six thousand loaves, two fifty on each.'],
      ['right', 'As I said: 15,000 dollars. 6,000 loaves, and each leaves 2 dollars 50.'],
      ['right', 'So 6,000 by 2.50, that is 15,000 dollars.'],
      ['right', 'Two dollars fifty a loaf. There are 6,000 of them, so that makes 15,000 dollars.'],
      ['wrong', '18,000 dollars, because 6,000 times 3 is 18,000.'],
      ['wrong', '12 thousand dollars: six thousand loaves, two dollars on each.'],
      ['wrong', 'Two dollars a loaf. There are 6,000 of them, so that makes 12,000 dollars.'],
    ],
  },
];
