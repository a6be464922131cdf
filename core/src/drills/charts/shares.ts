import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import type { ExhibitView } from '../../case/schema.ts';
import { prose } from '../prose.ts';

/** Parts of a whole in bars: two of them together, a share of all, then shares in a stack and how they moved. */
export const shares: Generator = (level, draw) => {
  if (level <= 3) return ofBars(level, draw);
  return ofStacks(level, draw);
};

/** Money by its parts, and how the parts stand to the whole. */
const wholes = [
  {
    ...{
      title: 'Revenue by customer',
      label: 'Customer',
      whole: 'Revenue',
      come: 'come from',
      comes: 'comes from',
    },
    parts: ['Families', 'Students', 'Firms', 'Tourists', 'Clubs'],
  },
  {
    ...{ title: 'Costs by kind', label: 'Kind', whole: 'Costs', come: 'go into', comes: 'goes into' },
    parts: ['Wages', 'Rent', 'Energy', 'Freight', 'Repairs'],
  },
  {
    ...{
      title: 'Sales by product',
      label: 'Product',
      whole: 'Sales',
      come: 'come from',
      comes: 'comes from',
    },
    parts: ['Bread', 'Cakes', 'Coffee', 'Juice', 'Snacks'],
  },
] as const;

/** How many bars, and the grid of their heights, by level. */
const grids = [
  { bars: 3, grid: 10 },
  { bars: 4, grid: 5 },
  { bars: 5, grid: 2 },
] as const;

function ofBars(level: number, draw: Draw): Draft {
  const { bars, grid } = grids[level - 1] ?? grids[2];
  const { title, label, whole, come, comes, parts } = draw.story(wholes);
  const names = parts.slice(0, bars);
  const heights = names.map(() => draw.step(grid * 2, grid * 20, grid));
  const at = draw.step(0, bars - 1, 1);
  const [name, part] = [names[at] ?? '', heights[at] ?? 0];
  const total = heights.reduce((sum, height) => sum + height, 0);
  const exhibit: ExhibitView = {
    id: 'drill',
    title,
    kind: 'bar',
    unit: 'million USD/year',
    categories: [...names],
    category_label: label,
    series: [{ label: whole, values: heights }],
    note: null,
  };
  const sum = heights.join(' + ');
  const next = heights[(at + 1) % bars] ?? 0;
  if (level === 1) {
    const other = names[(at + 1) % bars] ?? '';
    const answer = (part + next) * 1e6;
    return {
      says: prose`How many dollars a year ${come} ${name.toLowerCase()} and ${other.toLowerCase()} together?`,
      exhibit,
      unit: 'USD/year',
      answer,
      steps: [step('Both bars, in millions', `(${part} + ${next}) * 1000000`, 'USD/year')],
      wrongTurns: [
        wrongTurn('zero_slip', part + next, 'The chart is in millions of dollars.'),
        wrongTurn('misread_exhibit', total * 1e6, 'These are all bars together.'),
        wrongTurn('misread_exhibit', part * 1e6, 'This is one of the two bars.'),
        wrongTurn('misread_exhibit', next * 1e6, 'This is one of the two bars.'),
      ],
    };
  }
  const answer = (part / total) * 100;
  return {
    says: prose`What share of ${whole.toLowerCase()} ${comes} ${name.toLowerCase()}, in percent?`,
    exhibit,
    unit: '%',
    answer,
    steps: [
      step('All bars, in millions', sum, '1'),
      step(`${name} over that`, `${part} / (${sum}) * 100`, '%'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        (part / (total - part)) * 100,
        `This is against the others. The base is all ${whole.toLowerCase()}.`,
      ),
      wrongTurn('misread_exhibit', (next / total) * 100, 'This is the share of the bar beside it.'),
      ...zeroSlips(answer),
    ],
  };
}

/** Money in two parts; the second one is asked after. */
const halves = [
  { title: 'Sales by channel', money: 'sales', rest: 'In shops', part: 'Online' },
  { title: 'Advertising by medium', money: 'spending', rest: 'Print', part: 'Digital' },
  { title: 'Revenue by contract', money: 'revenue', rest: 'One-off', part: 'Recurring' },
] as const;

function ofStacks(level: number, draw: Draw): Draft {
  const { title, money, rest, part } = draw.story(halves);
  const some = part.toLowerCase();
  const years = ['2022', '2025'] as const;
  const totals = years.map(() => draw.step(100, 400, 20));
  const parts = totals.map((total) => Math.round((total * draw.step(15, 60, 5)) / 100));
  const others = totals.map((total, at) => total - (parts[at] ?? 0));
  const [then, now] = [(parts[0] ?? 0) / (totals[0] ?? 1), (parts[1] ?? 0) / (totals[1] ?? 1)];
  const exhibit: ExhibitView = {
    id: 'drill',
    title,
    kind: 'stacked',
    unit: 'million USD',
    categories: [...years],
    category_label: 'Year',
    series: [
      { label: rest, values: others },
      { label: part, values: parts },
    ],
    note: null,
  };
  const shareStep = (label: string, at: number) =>
    step(label, `${parts[at]} / (${others[at]} + ${parts[at]}) * 100`, '%');
  if (level === 4) {
    const answer = now * 100;
    return {
      says: prose`What share of ${money} was ${some} in 2025, in percent?`,
      exhibit,
      unit: '%',
      answer,
      steps: [
        step(`All ${money} of that year, in millions`, `${others[1]} + ${parts[1]}`, '1'),
        shareStep(`${part} over that`, 1),
      ],
      wrongTurns: [
        wrongTurn(
          'wrong_base',
          ((parts[1] ?? 0) / (others[1] ?? 1)) * 100,
          `${part} was divided by the rest, not by all.`,
        ),
        wrongTurn('misread_exhibit', then * 100, 'This is the other year.'),
        ...zeroSlips(answer),
      ],
    };
  }
  const moved = (now - then) * 100;
  const answer = Math.abs(moved);
  const by = moved < 0 ? 'fall' : 'grow';
  const difference = (first: number, second: number) =>
    `${parts[first]} / (${others[first]} + ${parts[first]}) * 100 - ${parts[second]} / (${others[second]} + ${parts[second]}) * 100`;
  return {
    says: prose`By how many percentage points did the ${some} share of ${money} ${by} from 2022 to 2025?`,
    exhibit,
    unit: 'pp',
    answer,
    steps: [
      shareStep('The share in 2022', 0),
      shareStep('The share in 2025', 1),
      step('The difference', moved < 0 ? difference(0, 1) : difference(1, 0), 'pp'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        Math.abs(now / then - 1) * 100,
        'This is how far the share changed in percent of itself.',
      ),
      wrongTurn(
        'misread_exhibit',
        Math.abs((parts[1] ?? 0) / (parts[0] ?? 1) - 1) * 100,
        `This is how far ${some} ${money} changed, not the share.`,
      ),
    ],
  };
}
