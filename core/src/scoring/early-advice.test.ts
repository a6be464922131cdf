import { describe, expect, test } from 'vitest';
import { compileCase } from '../case/compile.ts';
import { teaHouseSource } from '../interview/testing/tea-house.ts';
import { linesFor } from './bands.ts';
import { type CodeFindings, codeFindings } from './report.ts';
import { heldLog, type Moment, perWordMs } from './testing/held-log.ts';

const weights = { structure: 25, math: 25, synthesis: 25, communication: 25 };
const teaHouse = compileCase(
  { ...teaHouseSource, rubric: { weights } },
  { seed: 1, caseHash: 'f'.repeat(64) },
);

const cut: Moment = [
  'cut',
  'structure',
  'I would look at two things. First the revenue, that is the price of a cup times the cups of a month, and second the rent, staff and tea, because only both together show what is left.',
];
const found = (...moments: Moment[]) => codeFindings(teaHouse, heldLog([cut, ...moments]));
const synthesisIn = (findings: CodeFindings) => placed(findings, 'synthesis');

function placed(findings: CodeFindings, dimension: string) {
  const one = findings.bands.find((band) => band.dimension === dimension);
  if (!one) throw new Error(`${dimension} is not weighed`);
  return one.finding;
}

const early: readonly string[] = [
  'It is well above the rent. So my recommendation is to open the second shop, because it earns 60,000 dollars a year. The risk is that the guests are the same. Next I would talk to the landlord.',
  'That is plenty, so I would recommend opening it, since the rent is covered many times over. My main worry is the other tea house. As a next step I would talk to the guests.',
  'To sum up, she should open the second shop, because sixty thousand remain in a year. What could go wrong is that students stay away in summer, and first I would ask some of them.',
  'My advice to the owner would be to go ahead. The reason is the profit of 60,000 dollars. One risk is that both shops share their guests, so next week I would count who comes from where.',
  "I'd tell the owner to open, because it pays its rent within a month. The danger is the other tea house. I would start with a test on two days of the week, so let's run that first.",
  'In conclusion, I would go ahead and open it, as 60,000 are left every year. It only goes wrong if fewer students come than office workers. By Monday I would call the landlord.',
  'Well, the bottom line for the owner is that she should open, given that 60,000 remain each year. I am least sure about the summer. The first step is a stall near the university.',
  'So I recommend to her that she opens, because profit is sixty thousand. The risk is the same guests. The next step is to speak with the owner of the house.',
  'Sixty thousand a year is left because the rent is small. That is why I advise her to open the second shop. There may be fewer guests, which is the risk, and next month I would try it with a stall.',
  'that gives sixty thousand so my recommendation is to open the second shop because it pays its rent many times over the risk is the same guests and next i would talk to the landlord',
  'Right now the first shop is full, so I would advise her to open a second one, because 60,000 are left of it. If fewer guests come it gets tight. In the next month I would ask some of them.',
  'What I would recommend is to go for the second shop, since each cup leaves 1.80. The downside is a second rent if people stay away. I would first ask two hundred guests.',
];

describe('a recommendation that was given before it was asked for', () => {
  test.each(early)('is found where it was said: %s', (said) => {
    const alone = synthesisIn(found(['sums', 'profit.so_what', said]));
    const asked = synthesisIn(
      found([
        'advice',
        'recommendation',
        said.slice(said.search(/\b(?:So|so|To|My|I'd|In|Well|That is why|What)\b/)),
      ]),
    );
    expect(alone.level).toBeGreaterThanOrEqual(4);
    expect(alone.level).toBeGreaterThanOrEqual(asked.level ?? 0);
    expect(alone.defects).toEqual([]);
  });

  test.each(early)('each quote stands in the record at its own second: %s', (said) => {
    const findings = found(['sums', 'profit.so_what', said]);
    const { quotes } = synthesisIn(findings);
    expect(quotes.length).toBeGreaterThanOrEqual(1);
    for (const quote of [...quotes, ...findings.ownAnswer]) {
      const line = findings.lines.find(({ id }) => id === quote.line_id);
      expect(line?.text).toContain(quote.text);
      const before = line?.text.slice(0, line.text.indexOf(quote.text)).split(' ').length ?? 0;
      expect(quote.start_ms).toBe((line?.startMs ?? 0) + (before - 1) * perWordMs);
    }
  });

  test.each(early)(
    'opens with its answer, lies beside the model answer, and a judge is shown it: %s',
    (said) => {
      const findings = found(['sums', 'profit.so_what', said]);
      expect(placed(findings, 'communication').because.join(' ')).toContain('opens with the answer');
      expect(findings.ownAnswer.map(({ text }) => text)).toEqual([said]);
      expect(linesFor('synthesis', findings.lines).map(({ text }) => text)).toEqual([said]);
    },
  );

  test.each(early)('has its signposts counted as where it is asked for: %s', (said) => {
    const marks = (phase: string, question: string): string | undefined =>
      placed(found([phase, question, said]), 'communication').because[0];
    expect(marks('sums', 'profit.so_what')).toBe(marks('advice', 'recommendation'));
    expect(marks('ideas', 'brainstorm')).toBe(marks('advice', 'recommendation'));
  });

  test('over two turns is one', () => {
    const { level, defects } = synthesisIn(
      found([
        ...(['sums', 'profit.so_what'] as const),
        'So my recommendation is to open the second shop, because it earns 60,000 dollars a year.',
        'The risk is that the guests are the same. Next I would talk to the landlord.',
      ]),
    );
    expect(level).toBeGreaterThanOrEqual(4);
    expect(defects).toEqual([]);
  });

  test('among ideas counts too when it is whole', () => {
    const { level } = synthesisIn(found(['ideas', 'brainstorm', `She could sell cakes. ${early[0]}`]));
    expect(level).toBeGreaterThanOrEqual(4);
  });
});

describe('what is no recommendation yet', () => {
  const because =
    'because it earns 60,000 dollars a year. The risk is the same guests. Next I would talk to the landlord.';
  const inStructure = [
    `My hypothesis is that we should open the second shop, ${because}`,
    `My guess is that she should open, ${because}`,
    `I expect to recommend opening the second shop, ${because}`,
    `My recommendation would be to open it, ${because}`,
  ];
  test.each(inStructure)('in the structure: %s', (said) => {
    const findings = codeFindings(teaHouse, heldLog([['cut', 'structure', said]]));
    expect(synthesisIn(findings).level).toBeNull();
    expect(findings.ownAnswer).toEqual([]);
  });

  const inAnalysis = [
    `My hypothesis is that we should open the second shop, ${because}`,
    `My first guess is that I will recommend opening it, ${because}`,
    `My initial recommendation, before we have seen the rent, is to open, ${because}`,
    `For now I would recommend opening it, ${because}`,
    `If it turns out that the rent is lower, I would recommend opening it, ${because}`,
    'I would suggest that we look at the rent next, because it is the largest cost. The risk is that it rises. Next I would take the tea.',
    'I recommend to start with the price, because it decides the revenue. The risk is a price war. Then next I would ask for the cups.',
    'I would advise her to get more data first, because the rent is uncertain. Next I would ask for the cups.',
    `At this stage I would recommend opening the second shop, ${because}`,
    'I would propose the following structure, because it is complete: revenue and costs. The risk comes third. Next I would look at revenue.',
    'That tells her that she should open, because it is well above the rent.',
    'It means that the second shop should pay, since 60,000 are left. I would worry about the students.',
    'So my recommendation is to open it.',
    'I am not sure what I would recommend, because of the risk. Next I would look at the guests.',
    `I might recommend opening it, ${because}`,
    `I do not know yet whether I would recommend to open, ${because}`,
    'Should I recommend the second shop, because it earns 60,000? The risk is the same guests. Next I would talk to the landlord.',
    'The owner asked us for a recommendation, because rivals are near. The risk is the rent. Next I would like to see the cups.',
  ];
  test.each(inAnalysis)('in the analysis: %s', (said) => {
    const findings = found(['sums', 'profit.so_what', said]);
    expect(synthesisIn(findings).level).toBeNull();
    expect(placed(findings, 'communication').because.join(' ')).not.toContain('recommendation');
    expect(findings.ownAnswer).toEqual([]);
  });

  const amongIdeas = [
    'I would recommend cakes, because guests are hungry. The risk is waste.',
    'My favourite is a loyalty card, I would suggest it since it brings guests back. Next I would test it.',
  ];
  test.each(amongIdeas)('among ideas: %s', (said) => {
    expect(synthesisIn(found(['ideas', 'brainstorm', said])).level).toBeNull();
  });
});

describe('a recommendation in its own phase comes first', () => {
  const first: Moment = ['sums', 'profit.so_what', early[0] ?? ''];
  const alone = synthesisIn(found(first)).level ?? 0;

  test('whole, it is judged alone', () => {
    const later =
      'I would not open a second shop, because the guests are the same and 4,000 of rent are due each month. The risk is that a rival takes the place. Next I would raise the price of a cup.';
    const both = found(first, ['advice', 'recommendation', later]);
    const { level, because } = synthesisIn(found(['advice', 'recommendation', later]));
    expect(synthesisIn(both)).toMatchObject({ level, because });
    expect(both.ownAnswer.map(({ text }) => text)).toEqual([later]);
    for (const { text } of synthesisIn(both).quotes) expect(later).toContain(text);
  });

  test.each([
    'As I said, I would open the second shop.',
    'Like I said before, open the second shop, for the reasons that I gave you.',
    'My recommendation stands, she should open it.',
    "I've already told you, go ahead with the second shop.",
    'I stand by what I recommended, so open the second shop.',
    'It is still the same, I would open the second shop because of the sixty thousand a year that remain.',
    'As mentioned, my recommendation is to open, because it pays.',
    'Open the second shop.',
    'I have nothing to add to that.',
    'I would stick to my recommendation.',
    'What I just said: open it.',
    "I've said it already: open.",
    'Open it, for the reasons I gave.',
    'So again, I would open the second shop.',
    'Yes, I still recommend opening.',
    'Go ahead and open the second shop.',
    'I do not have anything to add.',
    'As outlined before, we open the second shop, since it pays for its rent and the owner can carry it.',
    'As I said, I would open the second shop. She should try it with a stall near the university.',
    'As I said, it pays its rent. So open the second shop.',
    'Yes.',
  ])('said again in short it keeps its credit: %s', (again) => {
    const { level, defects } = synthesisIn(found(first, ['advice', 'recommendation', again]));
    expect(level).toBeGreaterThanOrEqual(alone);
    expect(defects).toEqual([]);
  });

  test.each([
    'I have changed my mind, she should not open the second shop.',
    'On second thoughts I would not open it.',
    'I take that back, do not open the second shop.',
    'As I said I would open it, but thinking about it again I would not, because of the rent.',
    'I would not open the second shop.',
    'I would sell the first shop.',
    'Do not open it after all.',
    'It depends on many things.',
    "Actually I'd wait.",
    'Contrary to what I said, close it.',
    'Hm, I am not so sure any more, maybe not.',
    'Raise the prices.',
    "No, don't.",
    'As I said, the guests are the same, so the second rent is lost. I would tell her to sell the first shop.',
    'The price of a cup stays the same. She should not open it.',
    'It is like before, many come on weekends. Keep it closed.',
  ])('what is said otherwise counts as it was said: %s', (otherwise) => {
    const both = found(first, ['advice', 'recommendation', otherwise]);
    const only = found(['advice', 'recommendation', otherwise]);
    expect(synthesisIn(both).level).toBe(synthesisIn(only).level);
    expect(both.ownAnswer.map(({ text }) => text)).toEqual([otherwise]);
  });

  test('that advised against something is said again with a no', () => {
    const against: Moment = [
      ...(['sums', 'profit.so_what'] as const),
      'So my recommendation is not to open a second shop, because the guests are the same. The risk is that a rival takes the place. Next I would raise the price of a cup.',
    ];
    const level = (again: string) => synthesisIn(found(against, ['advice', 'recommendation', again])).level;
    expect(level("Don't open a second shop.")).toBe(synthesisIn(found(against)).level);
    expect(level('Open a second shop.')).toBe(
      synthesisIn(found(['advice', 'recommendation', 'Open a second shop.'])).level,
    );
  });
});
