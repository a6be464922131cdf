import type { Generator } from '../draft.ts';
import type { Draw, Grid } from '../draw.ts';
import { capital, figure, prose } from '../prose.ts';
import { chainDraft, type Link } from './chain.ts';

/** How many links of the chain a level has; the fourth keeps those of the third with figures that are less round. */
const linksAt = [2, 2, 3, 3, 4] as const;
const asks = [
  'About how many dollars does it take a day?',
  'About how many dollars does it take a day?',
  'About how many dollars does it take a year?',
  'About how many dollars does it take a year?',
  'About how many dollars a year are left?',
] as const;

/** Who pays for what; the money in round figures at first. */
type Story = { who: string; place: string; guest: string; round: Grid; fine: Grid };
const meal = { round: [10, 40, 10], fine: [14, 48, 2] } as const;
const stories = [
  { who: 'A restaurant', place: 'seat', guest: 'guest', ...meal },
  { who: 'A chain of hairdressers', place: 'chair', guest: 'client', ...meal },
  { who: 'A car park', place: 'space', guest: 'driver', round: [4, 10, 2], fine: [5, 17, 1] },
] as const;

export const capacity: Generator = (level, draw) => {
  const story = draw.story<Story>(stories);
  const seats = level === 1 ? draw.step(20, 80, 10) : draw.step(34, 126, 4);
  return chainDraft({
    start: prose`${story.who} has ${figure(seats, story.place)}.`,
    value: seats,
    links: links(level, draw, story).slice(0, linksAt[level - 1]),
    ask: asks[level - 1] ?? asks[4],
  });
};

function links(level: number, draw: Draw, { place, guest, round, fine }: Story): Link[] {
  const turns = level <= 3 ? draw.step(2, 4, 1) : draw.step(1.4, 3.8, 0.4);
  const money = draw.step(...(level === 1 ? round : fine));
  const days = level <= 3 ? draw.pick([250, 300]) : draw.step(260, 340, 10);
  const left = draw.step(6, 24, 3);
  return [
    {
      says: prose`Each ${place} is taken ${figure(turns)} times a day.`,
      label: `${capital(guest)}s a day`,
      by: ` * ${turns}`,
      unit: `${guest}/day`,
      without: { kind: 'wrong_base', explain: `Each ${place} was counted once a day.` },
    },
    {
      says: prose`A ${guest} pays ${figure(money, 'USD')}.`,
      label: 'Takings a day',
      by: ` * ${money}`,
      unit: 'USD/day',
      without: { kind: 'wrong_base', explain: `This counts ${guest}s, not what they pay.` },
    },
    {
      says: prose`It is open on ${figure(days, 'day')} of the year.`,
      label: 'Takings a year',
      by: ` * ${days}`,
      unit: 'USD/year',
      without: { kind: 'unit_slip', explain: 'This is a day. A year was asked for.' },
    },
    {
      says: prose`After all costs ${figure(left, '%')} of takings are left.`,
      label: 'What is left',
      by: ` * ${left} / 100`,
      unit: 'USD/year',
      without: { kind: 'wrong_base', explain: 'These are takings, before costs.' },
    },
  ];
}
