import type { Generator } from '../draft.ts';
import type { Draw, Grid } from '../draw.ts';
import { capital, figure, prose } from '../prose.ts';
import { chainDraft, type Link } from './chain.ts';

/** How many links of the chain a level has; the fourth keeps those of the third with figures that are less round. */
const linksAt = [2, 2, 3, 3, 4] as const;
const asks = ({ thing, some }: Story) => [
  `About how many ${thing}s are bought a year?`,
  `About how many ${thing}s are bought a year?`,
  'About how many dollars is that market a year?',
  'About how many dollars is that market a year?',
  `About how many dollars a year are spent ${some}?`,
];

/** What is owned, how many years it is kept, at first in round ones, what it costs, and what some of the money goes to. */
type Story = { thing: string; lives: readonly [number, number]; life: Grid; price: Grid; some: string };
const stories = [
  { thing: 'bicycle', lives: [5, 10], life: [6, 12, 1], price: [260, 940, 20], some: 'online' },
  { thing: 'laptop', lives: [4, 5], life: [3, 7, 1], price: [420, 1480, 20], some: 'online' },
  { thing: 'car', lives: [5, 10], life: [8, 16, 1], price: [12_000, 38_000, 1000], some: 'on electric ones' },
] as const;

export const replacement: Generator = (level, draw) => {
  const story = draw.story<Story>(stories);
  const people = level === 1 ? draw.step(2, 20, 2) * 1e6 : draw.step(3.5, 64.5, 3) * 1e6;
  return chainDraft({
    start: prose`A country has ${figure(people, 'person')}.`,
    value: people,
    links: links(level, draw, story).slice(0, linksAt[level - 1]),
    ask: asks(story)[level - 1] ?? '',
  });
};

function links(level: number, draw: Draw, { thing, lives, life: span, price: cost, some }: Story): Link[] {
  const share = level === 1 ? draw.step(20, 60, 20) : draw.step(24, 66, 3);
  const life = level === 1 ? draw.pick(lives) : draw.step(...span);
  const price = roundAt(level, draw.step(...cost));
  const online = draw.step(12, 36, 4);
  return [
    {
      says: prose`Say ${figure(share, '%')} of people own a ${thing}, one each.`,
      label: `${capital(thing)}s in use`,
      by: ` * ${share} / 100`,
      unit: thing,
      without: { kind: 'wrong_base', explain: `Everybody was taken to own a ${thing}.` },
    },
    {
      says: prose`A ${thing} is kept for ${figure(life, 'year')} and then replaced.`,
      label: 'Replaced each year',
      by: ` / ${life}`,
      unit: `${thing}/year`,
      without: {
        kind: 'unit_slip',
        explain: `These are the ${thing}s in use, not those bought in one year.`,
      },
    },
    {
      says: prose`A new one costs ${figure(price, 'USD')}.`,
      label: 'What they cost',
      by: ` * ${price}`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: `This counts ${thing}s, not dollars.` },
    },
    {
      says: prose`Of all money, ${figure(online, '%')} is spent ${some}.`,
      label: `Spent ${some}`,
      by: ` * ${online} / 100`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: `This is the whole market, not what is spent ${some}.` },
    },
  ];
}

/** A price of one digit up to the third step. */
const roundAt = (level: number, price: number): number => (level <= 3 ? Number(price.toPrecision(1)) : price);
