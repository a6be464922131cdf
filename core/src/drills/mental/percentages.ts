import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';

/** Per cent of a whole, rounder at first; then the share itself; then the whole before a rise, where the base is hidden. */
export const percentages: Generator = (level, draw) => {
  if (level <= 3) return partOf(level, draw);
  return level === 4 ? shareOf(draw) : before(draw);
};

const rates = [
  { min: 10, max: 30, step: 10 },
  { min: 5, max: 45, step: 5 },
  { min: 3, max: 48, step: 1 },
] as const;

function partOf(level: number, draw: Draw): Draft {
  const { min, max, step: by } = rates[level - 1] ?? rates[2];
  const percent = draw.step(min, max, by);
  const whole = level === 1 ? draw.step(200, 4000, 100) : draw.step(2000, 90_000, 1000);
  const answer = (whole * percent) / 100;
  return {
    says: prose`A chain has ${figure(whole, 'customer')}, and ${figure(percent, '%')} of them buy online. How many customers are that?`,
    unit: 'customer',
    answer,
    steps: [step('The share of all customers', `${whole} * ${percent} / 100`, 'customer')],
    wrongTurns: [
      wrongTurn('wrong_base', whole - answer, 'These are the others, who do not buy online.'),
      ...zeroSlips(answer),
    ],
  };
}

function shareOf(draw: Draw): Draft {
  const whole = draw.step(40, 400, 20);
  const part = Math.round((whole * draw.step(12, 44, 4)) / 100);
  const answer = (part / whole) * 100;
  return {
    says: prose`Of ${figure(whole * 1e6, 'USD')} of sales, ${figure(part * 1e6, 'USD')} are services. What share of sales is that, in percent?`,
    unit: '%',
    answer,
    steps: [step('Services over all sales', `${part} / ${whole} * 100`, '%')],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        (part / (whole - part)) * 100,
        'Services were divided by the rest. The base is all sales, services included.',
      ),
      wrongTurn('wrong_base', (1 - part / whole) * 100, 'This is the share of the rest.'),
      ...zeroSlips(answer),
    ],
  };
}

function before(draw: Draw): Draft {
  const percent = draw.step(10, 60, 5);
  const old = draw.step(20, 400, 20);
  const now = Number((old * (1 + percent / 100)).toPrecision(10));
  return {
    says: prose`After a rise of ${figure(percent, '%')} a price is ${figure(now, 'USD')}. What was it before, in dollars?`,
    unit: 'USD',
    answer: old,
    steps: [
      step('The price now, as a multiple of the old one', `1 + ${percent} / 100`, '1'),
      step('The old price', `${now} / (1 + ${percent} / 100)`, 'USD'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        now * (1 - percent / 100),
        'The percentage was taken off the new price. It was a percentage of the old one: divide.',
      ),
      ...zeroSlips(old),
    ],
  };
}
