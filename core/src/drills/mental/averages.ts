import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';

/** Weights by level: halves are no weights yet, so they begin at a quarter; above that three groups, then heads. */
const weights: readonly (readonly [number, ...number[]])[] = [
  [25, 75],
  [20, 80, 40],
  [15, 35, 65, 85],
];

export const averages: Generator = (level, draw) => {
  if (level === 4) return ofThree(draw);
  return level === 5 ? ofHeads(draw) : ofTwo(level, draw);
};

const plainAverage = (value: number) =>
  wrongTurn('wrong_base', value, 'This is the plain average. The groups are not of one size: weigh them.');
const swapped = (value: number) =>
  wrongTurn('wrong_base', value, 'The weights were put to the wrong groups.');

/** Who pays how, and for what. */
const payers = [
  { who: 'guest', pays: 'pay', per: ' a night' },
  { who: 'shopper', pays: 'spend', per: '' },
  { who: 'consultant', pays: 'bill', per: ' an hour' },
] as const;

function ofTwo(level: number, draw: Draw): Draft {
  const { who, pays, per } = draw.story(payers);
  const weight = draw.pick(weights[level - 1] ?? [15, 35]);
  const grid = level === 1 ? 20 : 5;
  const low = draw.step(20, 60, grid);
  const high = low + draw.step(20, 80, grid);
  const answer = (weight * high + (100 - weight) * low) / 100;
  return {
    says: prose`${figure(weight, '%')} of ${who}s ${pays} ${figure(high, 'USD')}${per}, the others ${figure(low, 'USD')}. What does a ${who} ${pays} on average${per}, in dollars?`,
    unit: 'USD',
    answer,
    steps: [
      step('Each price with its weight', `${weight} / 100 * ${high} + ${100 - weight} / 100 * ${low}`, 'USD'),
    ],
    wrongTurns: [
      plainAverage((high + low) / 2),
      swapped((weight * low + (100 - weight) * high) / 100),
      ...zeroSlips(answer),
    ],
  };
}

const papers = ['order', 'booking', 'invoice'] as const;

function ofThree(draw: Draw): Draft {
  const paper = draw.story(papers);
  const first = draw.pick([50, 60]);
  const second = draw.pick([20, 30]);
  const third = 100 - first - second;
  const [a, b, c] = [draw.step(10, 40, 5), draw.step(50, 90, 10), draw.step(100, 200, 20)];
  const answer = (first * a + second * b + third * c) / 100;
  return {
    says: prose`Of all ${paper}s, ${figure(first, '%')} are for ${figure(a, 'USD')}, ${figure(second, '%')} for ${figure(b, 'USD')} and the rest for ${figure(c, 'USD')}. What is the average ${paper}, in dollars?`,
    unit: 'USD',
    answer,
    steps: [
      step('The rest', `100 - ${first} - ${second}`, '%'),
      step(
        `Each ${paper} with its weight`,
        `${first} / 100 * ${a} + ${second} / 100 * ${b} + ${third} / 100 * ${c}`,
        'USD',
      ),
    ],
    wrongTurns: [
      plainAverage((a + b + c) / 3),
      wrongTurn('wrong_base', (first * a + second * b) / 100, `The rest of the ${paper}s was left out.`),
      ...zeroSlips(answer),
    ],
  };
}

const heads = [
  { head: 'member', per: 'a month' },
  { head: 'visitor', per: 'a day' },
  { head: 'passenger', per: 'a trip' },
] as const;

function ofHeads(draw: Draw): Draft {
  const { head, per } = draw.story(heads);
  const many = draw.step(800, 2400, 200);
  const few = draw.step(200, 600, 100);
  const low = draw.step(20, 45, 5);
  const high = low + draw.step(30, 90, 5);
  const answer = (many * low + few * high) / (many + few);
  return {
    says: prose`${figure(many, head)} pay ${figure(low, 'USD')} ${per} and ${figure(few, head)} pay ${figure(high, 'USD')}. What does a ${head} pay on average ${per}, in dollars?`,
    unit: 'USD',
    answer,
    steps: [
      step('What all pay', `${many} * ${low} + ${few} * ${high}`, 'USD'),
      step('How many they are', `${many} + ${few}`, head),
      step('One over the other', `(${many} * ${low} + ${few} * ${high}) / (${many} + ${few})`, 'USD'),
    ],
    wrongTurns: [
      plainAverage((high + low) / 2),
      swapped((many * high + few * low) / (many + few)),
      ...zeroSlips(answer),
    ],
  };
}
