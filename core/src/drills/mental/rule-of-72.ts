import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';

/** The rule is a rule of thumb: what it gives and what is exact are both right, and 2 % beside them. */
const beside = 0.02;

/** Rates that divide 72 at first; then the rate from the years; then any rate; then more than one doubling. */
export const ruleOf72: Generator = (level, draw) => {
  if (level === 2) return rate(draw, 1);
  if (level === 5) return rate(draw, draw.pick([2, 3]));
  const percent = level === 1 ? draw.pick([4, 6, 8, 9, 12]) : draw.step(5, 18, 1);
  return years(draw, percent, level === 4 ? 2 : 1);
};

/** What grows: as it grows by the year, asked after, and as it went from one figure to another. */
const growers = [
  { grows: 'Sales grow', does: 'do they', went: 'Sales', unit: 'USD' },
  { grows: 'A pension fund grows', does: 'does it', went: 'A pension fund', unit: 'USD' },
  { grows: 'The use of an app grows', does: 'does it', went: 'An app', unit: 'user' },
] as const;

const fold = ['', 'double', 'grow fourfold', 'grow eightfold'] as const;

const bandOf = (rule: number, exact: number): readonly [number, number] => [
  Math.min(rule, exact) * (1 - beside),
  Math.max(rule, exact) * (1 + beside),
];

const ofHundred = (value: number) =>
  wrongTurn('wrong_base', value, 'A hundred was divided. Growth compounds, so the rule takes 72.');

function years(draw: Draw, percent: number, doublings: number): Draft {
  const { grows, does } = draw.story(growers);
  const answer = (72 / percent) * doublings;
  const exact = (Math.log(2) / Math.log(1 + percent / 100)) * doublings;
  return {
    says: prose`${grows} by ${figure(percent, '%')} a year. After about how many years ${does} ${fold[doublings] ?? 'double'}?`,
    unit: 'year',
    answer,
    band: bandOf(answer, exact),
    steps: [
      step('Years to double, by the rule of 72', `72 / ${percent}`, 'year'),
      ...(doublings > 1 ? [step('Fourfold is two doublings', `72 / ${percent} * ${doublings}`, 'year')] : []),
    ],
    wrongTurns: [
      ofHundred((100 / percent) * doublings),
      ...(doublings > 1
        ? [wrongTurn('wrong_base', 72 / percent, 'This is one doubling. Fourfold is two.')]
        : []),
      ...zeroSlips(answer),
    ],
  };
}

function rate(draw: Draw, doublings: number): Draft {
  const { went, unit } = draw.story(growers);
  const each = draw.pick([4, 6, 8, 9, 12]);
  const all = each * doublings;
  const answer = 72 / each;
  const from = draw.step(20, 90, 10);
  const to = from * 2 ** doublings;
  return {
    says: prose`${went} went from ${figure(from * 1e6, unit)} to ${figure(to * 1e6, unit)} in ${figure(all, 'year')}. About how many percent of growth a year is that?`,
    unit: '%',
    answer,
    band: bandOf(answer, (2 ** (1 / each) - 1) * 100),
    steps: [
      step('How many times over', `${to} / ${from}`, '1'),
      step('Years for each doubling', `${all} / ${doublings}`, 'year'),
      step('72 over that', `72 / (${all} / ${doublings})`, '%'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        ((to / from - 1) / all) * 100,
        'The whole growth was spread over the years. Growth compounds: use the rule of 72.',
      ),
      wrongTurn('wrong_base', 72 / all, 'It doubled more than once in that time.'),
      ...zeroSlips(answer),
    ],
  };
}
