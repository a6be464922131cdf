import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import type { ExhibitView } from '../../case/schema.ts';
import { capital, prose } from '../prose.ts';

/** A line over the years: a difference, a growth, one year of several, then figures in thousands and averages a year. */
export const changes: Generator = (level, draw) => {
  const line = drawLine(level, draw);
  if (level === 1) return difference(line);
  if (level <= 3) return growthOf(level, line, draw);
  return level === 4 ? inThousands(line) : aYear(line);
};

/** What came to pass, year by year; it can be added up. */
const counts = ['flight', 'patient', 'graduate'] as const;

type Line = {
  one: string;
  years: string[];
  values: number[];
  first: number;
  last: number;
  exhibit: ExhibitView;
};

/** Points and grid by level. */
const grids = [
  { points: 3, grid: 20 },
  { points: 4, grid: 10 },
  { points: 5, grid: 5 },
  { points: 5, grid: 4 },
  { points: 6, grid: 4 },
] as const;

function drawLine(level: number, draw: Draw): Line {
  const one = draw.story(counts);
  const { points, grid } = grids[level - 1] ?? grids[4];
  const values = [draw.step(grid * 5, grid * 15, grid)];
  while (values.length < points) values.push((values.at(-1) ?? 0) + draw.step(grid, grid * 6, grid));
  const years = values.map((_, at) => String(2026 - points + at));
  const exhibit: ExhibitView = {
    id: 'drill',
    title: `${capital(one)}s by year`,
    kind: 'line',
    unit: level >= 4 ? `thousand ${one}` : one,
    categories: years,
    category_label: 'Year',
    series: [{ label: `${capital(one)}s`, values }],
    note: null,
  };
  return { one, years, values, first: values[0] ?? 0, last: values.at(-1) ?? 0, exhibit };
}

function difference({ one, years, first, last, exhibit, values }: Line): Draft {
  const [from = '', to = ''] = [years[0], years.at(-1)];
  const answer = last - first;
  return {
    says: prose`How many more ${one}s were there in ${to} than in ${from}?`,
    exhibit,
    unit: one,
    answer,
    steps: [step(`${to} less ${from}`, `${last} - ${first}`, one)],
    wrongTurns: [
      wrongTurn('misread_exhibit', last - (values[1] ?? 0), 'The second year was taken for the first.'),
      wrongTurn('misread_exhibit', last, 'This is the last year itself, not the difference.'),
      ...zeroSlips(answer),
    ],
  };
}

function growthOf(level: number, { one, years, values, exhibit }: Line, draw: Draw): Draft {
  const to = level === 2 ? values.length - 1 : draw.step(1, values.length - 1, 1);
  const from = level === 2 ? 0 : to - 1;
  const [before, after] = [values[from] ?? 0, values[to] ?? 0];
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  const answer = (after / before - 1) * 100;
  return {
    says: prose`By what percent did the number of ${one}s grow from ${years[from] ?? ''} to ${years[to] ?? ''}?`,
    exhibit,
    unit: '%',
    answer,
    steps: [
      step('The change', `${after} - ${before}`, one),
      step(`Over ${years[from] ?? ''}`, `(${after} - ${before}) / ${before} * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn('wrong_base', ((after - before) / after) * 100, 'The change was divided by the later year.'),
      wrongTurn(
        'wrong_base',
        (after / before) * 100,
        'This is the later year in percent of the earlier, not the change.',
      ),
      wrongTurn('misread_exhibit', (last / first - 1) * 100, 'This is the growth over all years.'),
      ...zeroSlips(answer),
    ],
  };
}

const thousands = (value: number) => wrongTurn('zero_slip', value, 'The chart is in thousands.');

function inThousands({ one, years, values, exhibit }: Line): Draft {
  const sum = values.join(' + ');
  const total = values.reduce((all, value) => all + value, 0);
  const answer = total * 1000;
  return {
    says: prose`How many ${one}s were there in all from ${years[0] ?? ''} to ${years.at(-1) ?? ''}?`,
    exhibit,
    unit: one,
    answer,
    steps: [step('All years, in thousands', sum, '1'), step(`As ${one}s`, `(${sum}) * 1000`, one)],
    wrongTurns: [
      thousands(total),
      wrongTurn('misread_exhibit', answer - (values[0] ?? 0) * 1000, 'The first year was left out.'),
      wrongTurn('misread_exhibit', answer - (values.at(-1) ?? 0) * 1000, 'The last year was left out.'),
      ...zeroSlips(answer),
    ],
  };
}

function aYear({ one, years, values, first, last, exhibit }: Line): Draft {
  const gaps = values.length - 1;
  const answer = ((last - first) / gaps) * 1000;
  return {
    says: prose`How many more ${one}s were there each year on average, from ${years[0] ?? ''} to ${years.at(-1) ?? ''}?`,
    exhibit,
    unit: one,
    answer,
    steps: [
      step('The change, in thousands', `${last} - ${first}`, '1'),
      step(`Over ${gaps} steps from year to year`, `(${last} - ${first}) * 1000 / ${gaps}`, one),
    ],
    wrongTurns: [
      thousands(answer / 1000),
      wrongTurn(
        'wrong_base',
        ((last - first) / values.length) * 1000,
        'The years were counted, not the steps between them: there is one fewer.',
      ),
      wrongTurn('wrong_base', (last - first) * 1000, 'This is the whole change, not one year of it.'),
      ...zeroSlips(answer),
    ],
  };
}
