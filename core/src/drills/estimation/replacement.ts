import type { Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';
import { chainDraft, type Link } from './chain.ts';

/** How many links of the chain a level has; the fourth keeps those of the third with figures that are less round. */
const linksAt = [2, 2, 3, 3, 4] as const;
const asks = [
  'About how many bicycles are bought a year?',
  'About how many bicycles are bought a year?',
  'About how many dollars is that market a year?',
  'About how many dollars is that market a year?',
  'About how many dollars a year are spent online?',
] as const;

export const replacement: Generator = (level, draw) => {
  const people = level === 1 ? draw.step(2, 20, 2) * 1e6 : draw.step(3.5, 64.5, 3) * 1e6;
  return chainDraft({
    start: prose`A country has ${figure(people, 'person')}.`,
    value: people,
    links: links(level, draw).slice(0, linksAt[level - 1]),
    ask: asks[level - 1] ?? asks[4],
  });
};

function links(level: number, draw: Draw): Link[] {
  const share = level === 1 ? draw.step(20, 60, 20) : draw.step(24, 66, 3);
  const life = level === 1 ? draw.pick([5, 10]) : draw.step(6, 12, 1);
  const price = level <= 3 ? draw.step(200, 800, 100) : draw.step(260, 940, 20);
  const online = draw.step(12, 36, 4);
  return [
    {
      says: prose`Say ${figure(share, '%')} of people own a bicycle, one each.`,
      label: 'Bicycles in use',
      by: ` * ${share} / 100`,
      unit: 'bicycle',
      without: { kind: 'wrong_base', explain: 'Everybody was taken to own a bicycle.' },
    },
    {
      says: prose`A bicycle is kept for ${figure(life, 'year')} and then replaced.`,
      label: 'Replaced each year',
      by: ` / ${life}`,
      unit: 'bicycle/year',
      without: { kind: 'unit_slip', explain: 'These are the bicycles in use, not those bought in one year.' },
    },
    {
      says: prose`A new one costs ${figure(price, 'USD')}.`,
      label: 'What they cost',
      by: ` * ${price}`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: 'This counts bicycles, not dollars.' },
    },
    {
      says: prose`Of all money, ${figure(online, '%')} is spent online.`,
      label: 'Spent online',
      by: ` * ${online} / 100`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: 'This is the whole market, online and in shops.' },
    },
  ];
}
