import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { capital, figure, prose } from '../prose.ts';

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

/** Who is counted, what some of them do, and what the others do. */
const parts = [
  { has: 'A chain has', who: 'customer', over: '', some: 'buy online', others: 'do not buy online' },
  { has: 'A clinic sees', who: 'patient', over: ' a year', some: 'come again', others: 'come once' },
  { has: 'A city teaches', who: 'pupil', over: '', some: 'eat at school', others: 'eat at home' },
] as const;

function partOf(level: number, draw: Draw): Draft {
  const { has, who, over, some, others } = draw.story(parts);
  const { min, max, step: by } = rates[level - 1] ?? rates[2];
  const percent = draw.step(min, max, by);
  const whole = level === 1 ? draw.step(200, 4000, 100) : draw.step(2000, 90_000, 1000);
  const answer = (whole * percent) / 100;
  return {
    says: prose`${has} ${figure(whole, who)}${over}, and ${figure(percent, '%')} of them ${some}. How many ${who}s are that?`,
    unit: who,
    answer,
    steps: [step(`The share of all ${who}s`, `${whole} * ${percent} / 100`, who)],
    wrongTurns: [
      wrongTurn('wrong_base', whole - answer, `These are the others, who ${others}.`),
      ...zeroSlips(answer),
    ],
  };
}

/** Sums of a firm and what some of it is. */
const sums = [
  { whole: 'sales', part: 'services' },
  { whole: 'costs', part: 'wages' },
  { whole: 'revenue', part: 'exports' },
] as const;

function shareOf(draw: Draw): Draft {
  const { whole: all, part: some } = draw.story(sums);
  const whole = draw.step(40, 400, 20);
  const part = Math.round((whole * draw.step(12, 44, 4)) / 100);
  const answer = (part / whole) * 100;
  return {
    says: prose`Of ${figure(whole * 1e6, 'USD')} of ${all}, ${figure(part * 1e6, 'USD')} are ${some}. What share of ${all} is that, in percent?`,
    unit: '%',
    answer,
    steps: [step(`${capital(some)} over all ${all}`, `${part} / ${whole} * 100`, '%')],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        (part / (whole - part)) * 100,
        `${capital(some)} were divided by the rest. The base is all ${all}, ${some} included.`,
      ),
      wrongTurn('wrong_base', (1 - part / whole) * 100, 'This is the share of the rest.'),
      ...zeroSlips(answer),
    ],
  };
}

const price = { was: 'What did it cost before, in dollars?', unit: 'USD' } as const;
/** What has risen, and where from at least. */
const rises = [
  { stands: 'a night at a hotel costs', ...price, least: 60 },
  { stands: 'a firm has', was: 'How many did it have before?', unit: 'employee', least: 20 },
  { stands: 'a season ticket costs', ...price, least: 100 },
] as const;

function before(draw: Draw): Draft {
  const { stands, was, unit, least } = draw.story(rises);
  const percent = draw.step(10, 60, 5);
  const old = draw.step(least, 400, 20);
  const now = Number((old * (1 + percent / 100)).toPrecision(10));
  return {
    says: prose`After a rise of ${figure(percent, '%')} ${stands} ${figure(now, unit)}. ${was}`,
    unit,
    answer: old,
    steps: [
      step('Now, as a multiple of before', `1 + ${percent} / 100`, '1'),
      step('Before the rise', `${now} / (1 + ${percent} / 100)`, unit),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        now * (1 - percent / 100),
        'The percentage was taken off the new figure. It was a percentage of the old one: divide.',
      ),
      ...zeroSlips(old),
    ],
  };
}
