import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';

/** Growth between two years, then a fall, then two years on top of one another, then the way back after a fall. */
export const growth: Generator = (level, draw) => {
  if (level <= 3) return change(level, draw);
  return level === 4 ? compound(draw) : wayBack(draw);
};

/** Steps of the percentage and of the base by level: halves and tenths first, fives next. */
const grids = [
  { percent: 10, base: 100 },
  { percent: 5, base: 40 },
  { percent: 4, base: 25 },
] as const;

/** What moved, in what, and what one of the small figures of the sum stands for. */
const movers = [
  { who: 'Revenue', unit: 'USD', size: 1e6, sized: 'millions' },
  { who: 'Traffic at an airport', unit: 'passenger', size: 1e4, sized: 'ten thousands' },
  { who: 'Attendance at a museum', unit: 'visitor', size: 1e3, sized: 'thousands' },
] as const;

function change(level: number, draw: Draw): Draft {
  const { who, unit, size, sized } = draw.story(movers);
  const grid = grids[level - 1] ?? grids[2];
  const falls = level === 3 && draw.pick([true, false]);
  const percent = draw.step(grid.percent * 2, falls ? 60 : 80, grid.percent);
  const from = draw.step(grid.base, grid.base * 8, grid.base);
  const to = Number((from * (1 + ((falls ? -1 : 1) * percent) / 100)).toPrecision(10));
  const [verb, past] = falls ? ['fall', 'fell'] : ['grow', 'grew'];
  return {
    says: prose`${who} ${past} from ${figure(from * size, unit)} to ${figure(to * size, unit)}. By what percent did it ${verb}?`,
    unit: '%',
    answer: percent,
    steps: [
      step(`The change in ${sized}`, falls ? `${from} - ${to}` : `${to} - ${from}`, '1'),
      step(
        'Over what it was',
        falls ? `(${from} - ${to}) / ${from} * 100` : `(${to} - ${from}) / ${from} * 100`,
        '%',
      ),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        (Math.abs(to - from) / to) * 100,
        'The change was divided by the new figure. The base is what it was before.',
      ),
      wrongTurn(
        'wrong_base',
        (to / from) * 100,
        'This is the new figure in percent of the old, not the change.',
      ),
      ...zeroSlips(percent),
    ],
  };
}

const risers = ['A young market', 'The number of users of an app', 'Demand for a new drug'] as const;

function compound(draw: Draw): Draft {
  const who = draw.story(risers);
  const first = draw.step(20, 60, 10);
  const second = draw.step(20, 50, 10);
  const answer = Number((((1 + first / 100) * (1 + second / 100) - 1) * 100).toPrecision(10));
  return {
    says: prose`${who} grows by ${figure(first, '%')} in one year and by ${figure(second, '%')} in the next. By what percent did it grow over the two years?`,
    unit: '%',
    answer,
    steps: [
      step('Both years as one multiple', `(1 + ${first} / 100) * (1 + ${second} / 100)`, '1'),
      step('Less what there was before', `((1 + ${first} / 100) * (1 + ${second} / 100) - 1) * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        first + second,
        'The two were added. The second year grows on what the first has left: multiply.',
      ),
      wrongTurn(
        'wrong_base',
        answer + 100,
        'This is what there is then in percent of before, not the growth.',
      ),
      ...zeroSlips(answer),
    ],
  };
}

const fallers = ['Profit', 'The price of a share', 'Demand for air travel'] as const;

function wayBack(draw: Draw): Draft {
  const who = draw.story(fallers);
  const fall = draw.step(10, 60, 5);
  const answer = (fall / (100 - fall)) * 100;
  return {
    says: prose`${who} fell by ${figure(fall, '%')}. By what percent must it grow from there to be what it was?`,
    unit: '%',
    answer,
    steps: [
      step('What is left of a hundred', `100 - ${fall}`, '1'),
      step('The way back over what is left', `${fall} / (100 - ${fall}) * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        fall,
        'The same percentage leads back too short: it is taken of a smaller base after the fall.',
      ),
      ...zeroSlips(answer),
    ],
  };
}
