import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import type { ExhibitView } from '../../case/schema.ts';
import { capital, prose } from '../prose.ts';

/** A table of prices and amounts: one row, two rows, the average price, then what costs leave, whose unit differs. */
export const tables: Generator = (level, draw) => {
  const sheet = drawSheet(level, draw);
  if (level === 1) return oneRow(sheet);
  if (level === 2) return allRows(sheet);
  return level <= 4 ? averagePrice(sheet) : margin(sheet);
};

/** What is sold, and where. */
const trades = [
  { piece: 'ticket', place: 'region', names: ['North', 'South', 'West'] },
  { piece: 'meal', place: 'site', names: ['Airport', 'Station', 'Stadium'] },
  { piece: 'book', place: 'channel', names: ['Shop', 'Online', 'School'] },
] as const;

type Row = { name: string; price: number; cost: number; sold: number };
type Sheet = { piece: string; place: string; rows: [Row, Row, ...Row[]]; exhibit: ExhibitView };

function drawSheet(level: number, draw: Draw): Sheet {
  const { piece, place, names } = draw.story(trades);
  const isRound = level <= 2;
  const row = (name: string): Row => {
    const cost = draw.step(2, 9, 1);
    const price = isRound ? draw.step(10, 40, 10) : cost + draw.step(4, 24, 1);
    return { name, price, cost, sold: isRound ? draw.step(10, 90, 10) : draw.step(12, 60, 4) };
  };
  const rows: Sheet['rows'] = [row(names[0]), row(names[1])];
  if (level >= 4) rows.push(row(names[2]));
  const exhibit: ExhibitView = {
    id: 'drill',
    title: `${capital(piece)} sales by ${place}`,
    kind: 'table',
    unit: '1',
    categories: rows.map(({ name }) => name),
    category_label: capital(place),
    series: [
      { label: 'Price', values: rows.map(({ price }) => price), unit: `USD/${piece}` },
      ...(level === 5 ? [{ label: 'Cost', values: rows.map(({ cost }) => cost), unit: `USD/${piece}` }] : []),
      { label: 'Sold', values: rows.map(({ sold }) => sold), unit: `thousand ${piece}` },
    ],
    note: null,
  };
  return { piece, place, rows, exhibit };
}

const thousands = (answer: number, piece: string) =>
  wrongTurn('zero_slip', answer / 1000, `${capital(piece)}s are in thousands.`);
const sumOf = (rows: readonly Row[], term: (row: Row) => string): string => rows.map(term).join(' + ');
const total = (rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
const sales = ({ price, sold }: Row): number => price * sold;

function oneRow({ piece, place, rows: [row, other], exhibit }: Sheet): Draft {
  const answer = sales(row) * 1000;
  return {
    says: prose`How many dollars did the ${row.name} ${place} take?`,
    exhibit,
    unit: 'USD',
    answer,
    steps: [step(`Price times ${piece}s`, `${row.price} * ${row.sold} * 1000`, 'USD')],
    wrongTurns: [
      thousands(answer, piece),
      wrongTurn('misread_exhibit', sales(other) * 1000, `This is the other ${place}.`),
      wrongTurn('misread_exhibit', row.price * other.sold * 1000, 'Two rows were mixed.'),
      ...zeroSlips(answer),
    ],
  };
}

function allRows({ piece, place, rows, exhibit }: Sheet): Draft {
  const answer = total(rows, sales) * 1000;
  const product = total(rows, ({ price }) => price) * total(rows, ({ sold }) => sold) * 1000;
  return {
    says: prose`How many dollars did all ${place}s take together?`,
    exhibit,
    unit: 'USD',
    answer,
    steps: [
      ...rows.map(({ name, price, sold }) => step(name, `${price} * ${sold} * 1000`, 'USD')),
      step('Together', `(${sumOf(rows, ({ price, sold }) => `${price} * ${sold}`)}) * 1000`, 'USD'),
    ],
    wrongTurns: [
      thousands(answer, piece),
      wrongTurn(
        'wrong_base',
        product,
        `Prices were added before multiplying. Each price belongs to its own ${piece}s.`,
      ),
      ...rows.map((row) => wrongTurn('misread_exhibit', sales(row) * 1000, `This is one ${place}.`)),
      ...zeroSlips(answer),
    ],
  };
}

function averagePrice({ piece, place, rows, exhibit }: Sheet): Draft {
  const sold = total(rows, (row) => row.sold);
  const answer = total(rows, sales) / sold;
  const [taken, tickets] = [
    sumOf(rows, (row) => `${row.price} * ${row.sold}`),
    sumOf(rows, (row) => `${row.sold}`),
  ];
  return {
    says: prose`What is the average price of a ${piece} over all ${place}s, in dollars?`,
    exhibit,
    unit: `USD/${piece}`,
    answer,
    steps: [
      step('Takings, in thousands', taken, 'USD'),
      step(`${capital(piece)}s, in thousands`, tickets, '1'),
      step('One over the other', `(${taken}) / (${tickets})`, `USD/${piece}`),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        total(rows, ({ price }) => price) / rows.length,
        `This is the plain average of the prices. Weigh them by ${piece}s.`,
      ),
      wrongTurn(
        'misread_exhibit',
        total(rows, sales) / rows.length,
        `Takings were divided by ${place}s, not by ${piece}s.`,
      ),
      ...zeroSlips(answer),
    ],
  };
}

function margin({ piece, place, rows, exhibit }: Sheet): Draft {
  const answer = total(rows, ({ price, cost, sold }) => (price - cost) * sold) * 1000;
  return {
    says: prose`How many dollars are left over all ${place}s after the cost of the ${piece}s?`,
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
      thousands(answer, piece),
      wrongTurn(
        'wrong_base',
        total(rows, sales) * 1000,
        `These are takings, before the cost of the ${piece}s.`,
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
