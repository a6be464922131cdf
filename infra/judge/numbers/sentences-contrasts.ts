import type { Asked } from './world.ts';

const monday: Asked = {
  ask: 'What does a Monday earn?',
  label: 'Earnings of a Monday',
  unit: 'USD/day',
  inputs: {
    guests: { value: 70, unit: 'guest/day' },
    leaves: { value: 15, unit: 'USD/guest' },
    night: { value: 900, unit: 'USD/day' },
  },
  formula: 'guests * leaves - night',
};
const saving: Asked = {
  ask: 'How much do they save in a year?',
  label: 'Savings a year',
  unit: 'EUR/year',
  inputs: {
    trips: { value: 12_000, unit: 'trip/year' },
    each: { value: 35, unit: 'EUR/trip' },
  },
  formula: 'trips * each',
};
const beds: Asked = {
  ask: 'How many beds does the ward need?',
  label: 'Beds needed',
  unit: 'bed',
  inputs: {
    patients: { value: 18, unit: 'patient/day' },
    stay: { value: 4, unit: 'day*bed/patient' },
  },
  formula: 'patients * stay',
};

/** What was said, and which figure the speaker names when asked which is meant. */
type Contrast = readonly [expected: 'right' | 'wrong', text: string, meant: string];
type Group = {
  asked: Asked;
  unit: string;
  contrasts: readonly Contrast[];
  decoys: readonly (readonly [expected: 'right' | 'wrong', text: string])[];
};

/**
 * Turns that hold two results, on either side of a "but" or an "if", of which only the speaker knows the one that is
 * meant; and decoys, which have the same words and one result.
 */
export const contrastSentences: readonly Group[] = [
  {
    asked: monday,
    unit: 'Dollars.',
    contrasts: [
      [
        'right',
        '70 times 15 is 1,050, less 900, so that is 150 dollars. But a fifth would have come anyway, so 56 guests, 840, that is a loss of 60 dollars a Monday.',
        'The first one, 150 dollars.',
      ],
      [
        'wrong',
        'So that makes 150 dollars a Monday, but really we take guests from Tuesday, so that leaves 40 dollars.',
        'Forty dollars.',
      ],
      [
        'right',
        'Which gives 150 dollars. If it rains every second Monday, though, that is 20 dollars.',
        'One hundred and fifty dollars.',
      ],
      [
        'wrong',
        'Then we get 190 dollars a Monday. However, without the extra waiter that would be 310 dollars.',
        '190 dollars.',
      ],
      [
        'right',
        'So we have 230 dollars if the house is full; on the other hand, with seventy guests that is 150 dollars.',
        'The second one.',
      ],
      ['right', 'It comes to 150 dollars, although with a band on stage that would be 410 dollars.', '150.'],
    ],
    decoys: [
      [
        'right',
        '70 guests leave 15 each, so that is 1,050 dollars, but the night costs 900, so that leaves 150 dollars.',
      ],
      ['right', 'I was going to say 200 dollars, but no, sorry, it comes to 150 dollars.'],
      ['wrong', 'That gives 250 dollars, but wait, that is 350 dollars.'],
      ['right', 'If seventy come at fifteen dollars, less nine hundred, that gives 150 dollars.'],
      ['right', 'It depends on the weather, but on an average Monday that makes 150 dollars.'],
      ['wrong', 'So it is 1,050 dollars, though the night costs 950, so that leaves 100 dollars.'],
    ],
  },
  {
    asked: saving,
    unit: 'Euros a year.',
    contrasts: [
      [
        'right',
        'That gives 420 thousand euros a year. But some people will go on driving, so that is 300 thousand euros.',
        'The first.',
      ],
      [
        'wrong',
        'We get 420 thousand euros, however only half of the trips are really dropped, which makes 210 thousand euros.',
        '210 thousand euros.',
      ],
      [
        'right',
        'So that makes 500 thousand euros in a good year. Then again, with the trips as given, that is 420 thousand euros.',
        '420 thousand euros a year.',
      ],
      [
        'wrong',
        'That is 360 thousand euros. Including the hotel nights, that would be 520 thousand euros.',
        'The former.',
      ],
      [
        'right',
        'So we save 420 thousand euros a year; unless fuel gets cheaper, then it is 380 thousand euros.',
        'The first figure.',
      ],
    ],
    decoys: [
      [
        'right',
        'A month, that is 35 thousand euros, but you want the year, times 12, so that is 420 thousand euros.',
      ],
      ['right', 'But if I multiply 12,000 by 35 euros, I get 420 thousand euros.'],
      [
        'wrong',
        'So that is 400 thousand euros, but ten percent go to tax, so that leaves 360 thousand euros.',
      ],
      ['right', 'Though it looks small, 12 thousand trips at 35 euros come to 420 thousand euros.'],
    ],
  },
  {
    asked: beds,
    unit: 'Beds.',
    contrasts: [
      [
        'right',
        'So that is 72 beds. But on a Friday nobody leaves, so they need 80 beds.',
        'Seventy-two beds.',
      ],
      ['wrong', 'That makes 72 beds, but with some slack that would be 85 beds.', 'The second one, 85 beds.'],
      ['right', 'So they need 90 beds at the peak. However, on average that is 72 beds.', '72 beds.'],
      ['wrong', 'So it comes to 54 beds. If stays get longer, that would be 61 beds.', 'The first one.'],
      [
        'right',
        'That gives 72 beds; in reality, since some go home at noon, that is 66 beds.',
        'The first one.',
      ],
    ],
    decoys: [
      ['right', 'Eighteen a day, but each stays four days, so that is 72 beds.'],
      ['wrong', 'That is 70 beds, but I forgot two, so that makes 68 beds.'],
      ['right', 'I do not know the winter, but at 18 a day for 4 days they need 72 beds.'],
      ['right', 'So that is 36, but that was two days, times two, so that makes 72 beds.'],
    ],
  },
];
