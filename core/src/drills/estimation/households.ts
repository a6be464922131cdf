import type { Generator } from '../draft.ts';
import type { Draw } from '../draw.ts';
import { figure, prose } from '../prose.ts';
import { chainDraft, twelveMonths, type Link } from './chain.ts';

/** How many links of the chain a level has; the fourth keeps those of the third with figures that are less round. */
const linksAt = [2, 3, 4, 4, 5] as const;
const asks = ({ have, seller }: Story) => [
  `About how many households ${have}?`,
  'About how many dollars do they spend a month in all?',
  'About how many dollars do they spend a year in all?',
  'About how many dollars do they spend a year in all?',
  `About how many dollars a year does that ${seller} take?`,
];

/** What some households have, what they spend money on, and who sells it. */
type Story = { have: string; on: string; seller: string };
const stories = [
  { have: 'keep a dog', on: 'dog food', seller: 'maker' },
  { have: 'read a newspaper', on: 'their newspaper', seller: 'publisher' },
  { have: 'have a gym pass', on: 'the gym', seller: 'chain' },
] as const;

export const households: Generator = (level, draw) => {
  const story = draw.story<Story>(stories);
  const people = level <= 3 ? draw.step(1, 9, 1) * 1e6 : draw.step(1.3, 9.7, 0.4) * 1e6;
  return chainDraft({
    start: prose`A city has ${figure(people, 'person')}.`,
    value: people,
    links: links(level, draw, story).slice(0, linksAt[level - 1]),
    ask: asks(story)[level - 1] ?? '',
  });
};

function links(level: number, draw: Draw, { have, on, seller }: Story): Link[] {
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
      says: prose`Say ${figure(share, '%')} of households ${have}.`,
      label: `Of them, those who ${have}`,
      by: ` * ${share} / 100`,
      unit: 'household',
      without: { kind: 'wrong_base', explain: `This is for all households, not those who ${have}.` },
    },
    {
      says: prose`Each of those spends ${figure(money, 'USD')} a month on ${on}.`,
      label: 'What they spend a month',
      by: ` * ${money}`,
      unit: 'USD/month',
      without: { kind: 'wrong_base', explain: 'This counts households, not what they spend.' },
    },
    twelveMonths('USD/year'),
    {
      says: prose`One ${seller} has ${figure(maker, '%')} of those sales.`,
      label: `What that ${seller} takes`,
      by: ` * ${maker} / 100`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: `This is what all ${seller}s take.` },
    },
  ];
}
