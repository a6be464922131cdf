import { compileCase } from '@caseroom/core/case/compile';
import { caseSource } from '@caseroom/core/case/schema';
import { pools } from '@caseroom/core/interview/wording-pools';
import { teaHouseSource } from '@caseroom/core/interview/testing/tea-house';
import { describe, expect, test } from 'vitest';
import { ofKind, replies, talk, toMargin, type Line } from './testing/talk.ts';

const promised = 'I have a table on that and will show it to you in a moment.';
const onPage = 'That is in the table on your page, for one cup.';
const compiled = compileCase(
  caseSource.parse({
    ...teaHouseSource,
    facts: [
      ...teaHouseSource.facts,
      {
        ...{ id: 'cup', topic: 'the money of one cup', group: 'shop', say: promised },
        asks: [
          'price of a cup',
          'cost of a cup',
          'cup cost',
          'what is a cup',
          'charge for tea',
          'paid for a cup',
          'margin per cup',
        ],
        once_shown: { exhibit: 'cup-table', say: onPage },
      },
    ],
    exhibits: teaHouseSource.exhibits.map((one) =>
      one.id === 'cup-table'
        ? { ...one, asks: ['money of one cup', 'breakdown by cup'] }
        : { ...one, asks: ['cups by weekday'] },
    ),
  }),
  { seed: 1, caseHash: 'f'.repeat(64) },
);
const withoutFact = compileCase(
  { ...compiled.source, facts: compiled.source.facts.filter(({ id }) => id !== 'cup') },
  { seed: 1, caseHash: 'f'.repeat(64) },
);
const options = { door: 'type' as const, seed: 7 };
const answerTo = async (before: readonly Line[], ...lines: readonly string[]) =>
  answerIn(compiled, before, lines);
const answerIn = async (held: typeof compiled, before: readonly Line[], lines: readonly string[]) => {
  const events = await talk([...before, ...lines], { ...options, case: held });
  return { events, said: replies(events).at(-1) ?? '' };
};
const points = (text: string) =>
  pools.on_the_page.some((wording) => text.includes(wording.replace('{title}', 'A cup of tea')));
const handover = compiled.lines['exhibits.cup-table.handover'] ?? '';

const asks: readonly string[] = [
  'What is the price of a cup?',
  'Could you tell me the price of a cup?',
  'What does a cup cost?',
  'Do we know the cost of a cup of tea?',
  'How much do they charge for tea?',
  'I would like to know the margin per cup.',
  'What is paid for a cup?',
  'May I ask what the price of one cup is?',
];

describe('an exhibit that is promised', () => {
  test.each(asks)('is spoken of as on the page once it is there: %s', async (ask) => {
    expect((await answerTo(toMargin, ask)).said).toBe(onPage);
  });

  test.each(asks)('is promised before: %s', async (ask) => {
    expect((await answerTo(['Yes, ready.'], ask)).said).toBe(promised);
  });

  test('is spoken of as on the page when a whole group is told, and the other facts as ever', async () => {
    const broad = 'Could you give me all the figures on the rent, the opening days and the price of a cup?';
    const { said } = await answerTo(toMargin, broad, broad);
    expect(said).toContain(onPage);
    expect(said).not.toContain(promised);
    expect(said).toContain('The rent would be');
  });

  test('other facts stay as they are', async () => {
    expect((await answerTo(toMargin, 'What is the rent?')).said).toContain('The rent would be');
    expect((await answerTo(toMargin, 'Are there any competitors?')).said).toContain('one other tea house');
  });
});

describe('what is asked for and lies on the page', () => {
  test.each([
    'Do we have the money of one cup?',
    'Could I see the breakdown by cup?',
    'Is there anything on the money of one cup?',
    'Can you share the money of one cup with me?',
    'Do you have a breakdown by cup?',
    'Could I get the breakdown by cup, please?',
    'What about the money of one cup?',
    'Any data on the breakdown by cup?',
  ])('is pointed at, and nothing is said to be missing: %s', async (ask) => {
    const { events, said } = await answerIn(withoutFact, toMargin, [ask]);
    expect(points(said)).toBe(true);
    expect(ofKind(events, 'exhibit_shown')).toHaveLength(1);
  });

  test('and before it lies there, nothing is said of a page', async () => {
    for (const ask of ['Do we have the breakdown by cup?', 'Could I see the cups by weekday?'])
      expect(points((await answerIn(withoutFact, ['Yes, ready.'], [ask])).said)).toBe(false);
  });

  test('another exhibit is not taken for it', async () => {
    expect(points((await answerTo(toMargin, 'Could I see the cups by weekday?')).said)).toBe(false);
  });
});

describe('a question that is said again', () => {
  test.each([
    'Could you repeat that?',
    'Can you say that again?',
    'Sorry, what was the question?',
    'Come again?',
    'One more time, please.',
    'Pardon?',
    'I did not catch that, could you repeat it?',
    'What did you say?',
  ])('does not hand over a second time: %s', async (ask) => {
    const { events, said } = await answerTo(toMargin, ask);
    expect(replies(events).filter((line) => line.includes(handover))).toHaveLength(1);
    expect(said).toContain('How much margin is left in a month?');
    expect(points(said)).toBe(true);
  });

  test('without an exhibit it is said as it was', async () => {
    const { said } = await answerTo(toMargin.slice(0, 2), 'Could you repeat that?');
    expect(said).toContain('How would you find out whether it pays?');
    expect(points(said)).toBe(false);
  });
});

test('whoever leads and asks for a question whose exhibit is there is pointed at it', async () => {
  const same = caseSource.parse({
    ...teaHouseSource,
    phases: teaHouseSource.phases.map((phase) => ({
      ...phase,
      questions: phase.questions.map((one) => ({
        ...one,
        ...(one.id === 'profit' ? { exhibit: 'cup-table' } : {}),
      })),
    })),
  });
  const lines = [
    ...['Yes, ready.', 'No further questions.'],
    'I would look at the revenue first, that is price times cups, then at the cost of rent and tea, and at what happens to the first shop.',
    ...['Because revenue and cost give the profit.', 'I would like to see a cup of tea.'],
    ...['So that is 9,000 dollars a month.', 'I took what is left of a cup times the cups.'],
    'Next I would look at the profit.',
  ];
  const said = replies(
    await talk(lines, {
      ...{ mode: 'candidate-led', door: 'type', seed: 2 },
      case: compileCase(same, { seed: 1, caseHash: 'f'.repeat(64) }),
    }),
  );
  expect(said.filter((line) => line.includes(handover))).toHaveLength(1);
  expect(said.at(-1)).toContain('And what profit is that in a year?');
  expect(points(said.at(-1) ?? '')).toBe(true);
});
