import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import type { ExhibitView } from '../../case/schema.ts';
import { prose } from '../prose.ts';

/** A table of prices and amounts: one row, two rows, the average price, then what costs leave, whose unit differs. */
export const tables: Generator = (level, draw) => {
  const sheet = drawSheet(level, draw);
  if (level === 1) return oneRow(sheet);
  if (level === 2) return allRows(sheet);
  return level <= 4 ? averagePrice(sheet) : margin(sheet);
};

type Row = { name: string; price: number; cost: number; sold: number };
type Sheet = { rows: [Row, Row, ...Row[]]; exhibit: ExhibitView };

const regions = ['North', 'South', 'West'] as const;

function drawSheet(level: number, draw: Draw): Sheet {
  const isRound = level <= 2;
  const row = (name: string): Row => {
    const cost = draw.step(2, 9, 1);
    const price = isRound ? draw.step(10, 40, 10) : cost + draw.step(4, 24, 1);
    return { name, price, cost, sold: isRound ? draw.step(10, 90, 10) : draw.step(12, 60, 4) };
  };
  const rows: Sheet['rows'] = [row(regions[0]), row(regions[1])];
  if (level >= 4) rows.push(row(regions[2]));
  const exhibit: ExhibitView = {
    id: 'drill',
    title: 'Ticket sales by region',
    kind: 'table',
    unit: '1',
    categories: rows.map(({ name }) => name),
    category_label: 'Region',
    series: [
      { label: 'Price', values: rows.map(({ price }) => price), unit: 'USD/ticket' },
      ...(level === 5 ? [{ label: 'Cost', values: rows.map(({ cost }) => cost), unit: 'USD/ticket' }] : []),
      { label: 'Sold', values: rows.map(({ sold }) => sold), unit: 'thousand ticket' },
    ],
    note: null,
  };
  return { rows, exhibit };
}

const thousands = (answer: number) => wrongTurn('zero_slip', answer / 1000, 'Tickets are in thousands.');
const sumOf = (rows: readonly Row[], term: (row: Row) => string): string => rows.map(term).join(' + ');
const total = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
const sales = ({ price, sold }: Row): number => price * sold;

function oneRow({ rows: [row, other], exhibit }: Sheet): Draft {
  const answer = sales(row) * 1000;
  return {
    says: prose`How many dollars did the ${row.name} region take?`,
    exhibit,
    unit: 'USD',
    answer,
    steps: [step('Price times tickets', `${row.price} * ${row.sold} * 1000`, 'USD')],
    wrongTurns: [
      thousands(answer),
      wrongTurn('misread_exhibit', sales(other) * 1000, 'This is the other region.'),
      wrongTurn('misread_exhibit', row.price * other.sold * 1000, 'Two rows were mixed.'),
      ...zeroSlips(answer),
    ],
  };
}

function allRows({ rows, exhibit }: Sheet): Draft {
  const answer = total(rows, sales) * 1000;
  const product = total(rows, ({ price }) => price) * total(rows, ({ sold }) => sold) * 1000;
  return {
    says: prose`How many dollars did all regions take together?`,
    exhibit,
    unit: 'USD',
    answer,
    steps: [
      ...rows.map(({ name, price, sold }) => step(name, `${price} * ${sold} * 1000`, 'USD')),
      step('Together', `(${sumOf(rows, ({ price, sold }) => `${price} * ${sold}`)}) * 1000`, 'USD'),
    ],
    wrongTurns: [
      thousands(answer),
      wrongTurn(
        'wrong_base',
        product,
        'Prices were added before multiplying. Each price belongs to its own tickets.',
      ),
      ...rows.map((row) => wrongTurn('misread_exhibit', sales(row) * 1000, 'This is one region.')),
      ...zeroSlips(answer),
    ],
  };
}

function averagePrice({ rows, exhibit }: Sheet): Draft {
  const sold = total(rows, (row) => row.sold);
  const answer = total(rows, sales) / sold;
  const [taken, tickets] = [
    sumOf(rows, (row) => `${row.price} * ${row.sold}`),
    sumOf(rows, (row) => `${row.sold}`),
  ];
  return {
    says: prose`What is the average price of a ticket over all regions, in dollars?`,
    exhibit,
    unit: 'USD/ticket',
    answer,
    steps: [
      step('Takings, in thousands', taken, 'USD'),
      step('Tickets, in thousands', tickets, '1'),
      step('One over the other', `(${taken}) / (${tickets})`, 'USD/ticket'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        total(rows, ({ price }) => price) / rows.length,
        'This is the plain average of the prices. Weigh them by tickets.',
      ),
      wrongTurn(
        'misread_exhibit',
        total(rows, sales) / rows.length,
        'Takings were divided by regions, not by tickets.',
      ),
      ...zeroSlips(answer),
    ],
  };
}

function margin({ rows, exhibit }: Sheet): Draft {
  const answer = total(rows, ({ price, cost, sold }) => (price - cost) * sold) * 1000;
  return {
    says: prose`How many dollars are left over all regions after the cost of the tickets?`,
    exhibit,
    unit: 'USD',
    answer,
    steps: [
      ...rows.map(({ name, price, cost, sold }) =>
        step(name, `(${price} - ${cost}) * ${sold} * 1000`, 'USD'),
      ),
      step(
        'Together',
        `(${sumOf(rows, ({ price, cost, sold }) => `(${price} - ${cost}) * ${sold}`)}) * 1000`,
        'USD',
      ),
    ],
    wrongTurns: [
      thousands(answer),
      wrongTurn(
        'wrong_base',
        total(rows, sales) * 1000,
        'These are takings, before the cost of the tickets.',
      ),
      wrongTurn(
        'misread_exhibit',
        total(rows, ({ cost, sold }) => cost * sold) * 1000,
        'These are the costs.',
      ),
      ...zeroSlips(answer),
    ],
  };
}
