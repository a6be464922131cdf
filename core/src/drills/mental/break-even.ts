import { step, wrongTurn, zeroSlips, type Draft, type Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, joined, prose } from '../prose.ts';

/** Fixed costs over what each piece leaves; with a profit to be made, and as months until money is back, higher up. */
export const breakEven: Generator = (level, draw) => {
  if (level === 5) return payback(draw);
  return level === 4 ? withProfit(draw) : plain(level, draw);
};

/** Margins are round at first; the fixed costs are a multiple of the margin, so that the result is whole. */
const grids = [
  { margins: [5, 10], pieces: 100 },
  { margins: [4, 5, 8], pieces: 500 },
  { margins: [6, 7, 12, 15], pieces: 250 },
] as const;

/** What is sold, and what its cost is for. */
const pieces = [
  { piece: 'ticket', cost: 'serve' },
  { piece: 'meal', cost: 'cook' },
  { piece: 'book', cost: 'print' },
] as const;

type Trade = { piece: string; toMake: string; price: number; cost: number; left: number };

function trade(draw: Draw, margins: readonly [number, ...number[]]): Trade {
  const { piece, cost: toMake } = draw.story(pieces);
  const left = draw.pick(margins);
  const cost = draw.step(3, 20, 1);
  return { piece, toMake, price: left + cost, cost, left };
}

const offer = ({ piece, toMake, price, cost }: Trade) =>
  prose`A ${piece} sells for ${figure(price, 'USD')} and costs ${figure(cost, 'USD')} to ${toMake}.`;

const margin = ({ piece, price, cost }: Trade) =>
  step(`What a ${piece} leaves`, `${price} - ${cost}`, `USD/${piece}`);

function plain(level: number, draw: Draw): Draft {
  const grid = grids[level - 1] ?? grids[2];
  const sale = trade(draw, grid.margins);
  const answer = draw.step(grid.pieces * 2, grid.pieces * 30, grid.pieces);
  const fixed = answer * sale.left;
  const ask = prose`Fixed costs are ${figure(fixed, 'USD')}. How many ${sale.piece}s must be sold to break even?`;
  return {
    says: joined(offer(sale), ask),
    unit: sale.piece,
    answer,
    steps: [
      margin(sale),
      step('Fixed costs over that', `${fixed} / (${sale.price} - ${sale.cost})`, sale.piece),
    ],
    wrongTurns: [...marginTurns(fixed, sale), ...zeroSlips(answer)],
  };
}

const marginTurns = (fixed: number, { piece, price, cost }: Trade) => [
  wrongTurn(
    'wrong_base',
    fixed / price,
    `Fixed costs were divided by the price. Each ${piece} also costs something.`,
  ),
  wrongTurn(
    'wrong_base',
    fixed / cost,
    `Fixed costs were divided by the cost of a ${piece}, not by what it leaves.`,
  ),
];

function withProfit(draw: Draw): Draft {
  const sale = trade(draw, [4, 5, 8, 12]);
  const answer = draw.step(2000, 20_000, 500);
  const total = answer * sale.left;
  const profit = Math.round(total * draw.step(0.2, 0.5, 0.1));
  const fixed = total - profit;
  const ask = prose`Fixed costs are ${figure(fixed, 'USD')}, and the owner wants ${figure(profit, 'USD')} of profit. How many ${sale.piece}s must be sold?`;
  return {
    says: joined(offer(sale), ask),
    unit: sale.piece,
    answer,
    steps: [
      margin(sale),
      step('What must be earned', `${fixed} + ${profit}`, 'USD'),
      step(
        `Over what a ${sale.piece} leaves`,
        `(${fixed} + ${profit}) / (${sale.price} - ${sale.cost})`,
        sale.piece,
      ),
    ],
    wrongTurns: [
      wrongTurn('wrong_base', fixed / sale.left, 'The profit that is wanted was left out.'),
      ...marginTurns(total, sale),
      ...zeroSlips(answer),
    ],
  };
}

const lines = [
  { line: 'A filling line', piece: 'bottle' },
  { line: 'A bakery line', piece: 'cake' },
  { line: 'A roasting line', piece: 'bag' },
] as const;

function payback(draw: Draw): Draft {
  const { line, piece } = draw.story(lines);
  const left = draw.pick([4, 5, 6, 8]);
  const cost = draw.step(3, 12, 1);
  const price = left + cost;
  const monthly = draw.step(2000, 9000, 500);
  const answer = draw.step(5, 30, 1);
  const money = monthly * left * answer;
  return {
    says: prose`${line} costs ${figure(money, 'USD')}. It makes ${figure(monthly, `${piece}/month`)}, each sold for ${figure(price, 'USD')} at a cost of ${figure(cost, 'USD')}. After how many months is the money back?`,
    unit: 'month',
    answer,
    steps: [
      step('What a month leaves', `${monthly} * (${price} - ${cost})`, 'USD/month'),
      step('The money over that', `${money} / (${monthly} * (${price} - ${cost}))`, 'month'),
    ],
    wrongTurns: [
      wrongTurn(
        'wrong_base',
        money / (monthly * price),
        'The sales of a month were taken, not what they leave.',
      ),
      wrongTurn('unit_slip', answer / 12, 'This is in years. Months were asked for.'),
      ...zeroSlips(answer),
    ],
  };
}
