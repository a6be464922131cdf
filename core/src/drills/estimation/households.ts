import type { Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';
import { chainDraft, twelveMonths, type Link } from './chain.ts';

/** How many links of the chain a level has; the fourth keeps those of the third with figures that are less round. */
const linksAt = [2, 3, 4, 4, 5] as const;
const asks = [
  'About how many households keep a dog?',
  'About how many dollars do they spend a month in all?',
  'About how many dollars do they spend a year in all?',
  'About how many dollars do they spend a year in all?',
  'About how many dollars a year does one maker sell?',
] as const;

export const households: Generator = (level, draw) => {
  const people = level <= 3 ? draw.step(1, 9, 1) * 1e6 : draw.step(1.3, 9.7, 0.4) * 1e6;
  return chainDraft({
    start: prose`A city has ${figure(people, 'person')}.`,
    value: people,
    links: links(level, draw).slice(0, linksAt[level - 1]),
    ask: asks[level - 1] ?? asks[4],
  });
};

function links(level: number, draw: Draw): Link[] {
  const isRound = level <= 3;
  const home = isRound ? 2 : draw.step(2.1, 2.9, 0.1);
  const share = isRound ? draw.step(10, 40, 10) : draw.step(11, 38, 3);
  const money = isRound ? draw.step(20, 60, 10) : draw.step(23, 68, 5);
  const maker = draw.step(15, 45, 5);
  return [
    {
      says: prose`Take ${figure(home, 'person')} to a household.`,
      label: 'Households',
      by: ` / ${home}`,
      unit: 'household',
      without: { kind: 'wrong_base', explain: 'People were taken for households.' },
    },
    {
      says: prose`Say ${figure(share, '%')} of households keep a dog.`,
      label: 'Of them with a dog',
      by: ` * ${share} / 100`,
      unit: 'household',
      without: { kind: 'wrong_base', explain: 'This is for all households, with a dog or without.' },
    },
    {
      says: prose`Each of those spends ${figure(money, 'USD')} a month on dog food.`,
      label: 'What they spend a month',
      by: ` * ${money}`,
      unit: 'USD/month',
      without: { kind: 'wrong_base', explain: 'This counts households, not what they spend.' },
    },
    twelveMonths('USD/year'),
    {
      says: prose`One maker has ${figure(maker, '%')} of those sales.`,
      label: 'What one maker sells',
      by: ` * ${maker} / 100`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: 'This is what all makers sell.' },
    },
  ];
}
