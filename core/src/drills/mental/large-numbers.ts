import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw, Grid } from '../draw.ts';
import { capital, figure, prose } from '../prose.ts';

/** One digit and zeros, then two digits, then millions, then a division, then a year of months. */
export const largeNumbers: Generator = (level, draw) => {
  if (level <= 3) return product(level, draw);
  return level === 4 ? quotient(draw) : yearly(draw);
};

/** How many sell how much, by level. */
type Size = { shops: Grid; sales: Grid };
const widest: Size = { shops: [1200, 9600, 400], sales: [150_000, 850_000, 50_000] };
const sizes: readonly Size[] = [
  { shops: [20, 90, 10], sales: [2000, 9000, 1000] },
  { shops: [120, 480, 20], sales: [11_000, 45_000, 1000] },
  widest,
];

const thousandSlip = (answer: number) =>
  wrongTurn('zero_slip', answer / 1e3, 'A thousand times a million is a billion: three zeros are missing.');

const sellers = [
  { who: 'shop', sells: 'sell' },
  { who: 'restaurant', sells: 'earn' },
  { who: 'clinic', sells: 'charge' },
] as const;

function product(level: number, draw: Draw): Draft {
  const { who, sells } = draw.story(sellers);
  const size = sizes[level - 1] ?? widest;
  const shops = draw.step(...size.shops);
  const sales = draw.step(...size.sales);
  const answer = shops * sales;
  return {
    says: prose`${figure(shops, who)} ${sells} ${figure(sales, 'USD')} each. How many dollars are that together?`,
    unit: 'USD',
    answer,
    steps: [step(`${capital(who)}s times what each of them has`, `${shops} * ${sales}`, 'USD')],
    wrongTurns: [...zeroSlips(answer), thousandSlip(answer)],
  };
}

const flows = [
  { flows: 'A bank earns', from: 'from', who: 'customer' },
  { flows: 'A country spends', from: 'on', who: 'pupil' },
  { flows: 'An insurer pays', from: 'for', who: 'patient' },
] as const;

function quotient(draw: Draw): Draft {
  const { flows: subject, from, who } = draw.story(flows);
  const each = draw.step(12, 96, 4) * draw.pick([10, 100]);
  const customers = draw.step(2, 9, 0.5) * draw.pick([1e5, 1e6]);
  const sales = each * customers;
  return {
    says: prose`${subject} ${figure(sales, 'USD')} ${from} ${figure(customers, who)}. How many dollars are that for each ${who}?`,
    unit: `USD/${who}`,
    answer: each,
    steps: [step(`All of it over ${who}s`, `${sales} / ${customers}`, `USD/${who}`)],
    wrongTurns: zeroSlips(each),
  };
}

const fees = [
  { who: 'subscriber', what: '' },
  { who: 'household', what: ' for waste collection' },
  { who: 'rider', what: ' for a bicycle pass' },
] as const;

function yearly(draw: Draw): Draft {
  const { who, what } = draw.story(fees);
  const users = draw.step(1.2, 8.4, 0.4) * 1e6;
  const fee = draw.step(4, 18, 2);
  const answer = users * fee * 12;
  return {
    says: prose`${figure(users, who)} pay ${figure(fee, 'USD')} a month${what}. How many dollars are that a year?`,
    unit: 'USD/year',
    answer,
    steps: [
      step('A month', `${users} * ${fee}`, 'USD/month'),
      step('Twelve of them', `${users} * ${fee} * 12`, 'USD/year'),
    ],
    wrongTurns: [
      wrongTurn('unit_slip', users * fee, 'This is a month. A year has twelve of them.'),
      ...zeroSlips(answer),
    ],
  };
}
