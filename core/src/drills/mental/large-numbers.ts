import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';

/** One digit and zeros, then two digits, then millions, then a division, then a year of months. */
export const largeNumbers: Generator = (level, draw) => {
  if (level <= 3) return product(level, draw);
  return level === 4 ? quotient(draw) : yearly(draw);
};

/** From and to by level, and how far apart the values are. */
type Grid = readonly [min: number, max: number, step: number];
type Size = { shops: Grid; sales: Grid };
const widest: Size = { shops: [1200, 9600, 400], sales: [150_000, 850_000, 50_000] };
const sizes: readonly Size[] = [
  { shops: [20, 90, 10], sales: [2000, 9000, 1000] },
  { shops: [120, 480, 20], sales: [11_000, 45_000, 1000] },
  widest,
];

const thousandSlip = (answer: number) =>
  wrongTurn('zero_slip', answer / 1e3, 'A thousand times a million is a billion: three zeros are missing.');

function product(level: number, draw: Draw): Draft {
  const size = sizes[level - 1] ?? widest;
  const shops = draw.step(...size.shops);
  const sales = draw.step(...size.sales);
  const answer = shops * sales;
  return {
    says: prose`${figure(shops, 'shop')} sell ${figure(sales, 'USD')} each. How many dollars are that together?`,
    unit: 'USD',
    answer,
    steps: [step('Shops times sales', `${shops} * ${sales}`, 'USD')],
    wrongTurns: [...zeroSlips(answer), thousandSlip(answer)],
  };
}

function quotient(draw: Draw): Draft {
  const each = draw.step(12, 96, 4) * draw.pick([10, 100]);
  const customers = draw.step(2, 9, 0.5) * draw.pick([1e5, 1e6]);
  const sales = each * customers;
  return {
    says: prose`A bank earns ${figure(sales, 'USD')} from ${figure(customers, 'customer')}. How many dollars are that for each customer?`,
    unit: 'USD/customer',
    answer: each,
    steps: [step('Earnings over customers', `${sales} / ${customers}`, 'USD/customer')],
    wrongTurns: zeroSlips(each),
  };
}

function yearly(draw: Draw): Draft {
  const users = draw.step(1.2, 8.4, 0.4) * 1e6;
  const fee = draw.step(4, 18, 2);
  const answer = users * fee * 12;
  return {
    says: prose`${figure(users, 'subscriber')} pay ${figure(fee, 'USD')} a month. How many dollars are that a year?`,
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
