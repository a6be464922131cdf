import { describe, expect, test } from 'vitest';
import { compileCase } from '../../case/compile.ts';
import type { Dimension } from '../../case/schema.ts';
import { teaHouseSource } from '../../interview/testing/tea-house.ts';
import { codeFindings } from '../report.ts';
import { heldLog, type Moment } from '../testing/held-log.ts';

const weights = { structure: 20, hypothesis: 20, communication: 20, creativity: 20, insight: 20 };
const teaHouse = compileCase(
  { ...teaHouseSource, rubric: { weights } },
  { seed: 1, caseHash: 'f'.repeat(64) },
);

const found = (...moments: Moment[]) => codeFindings(teaHouse, heldLog(moments));
function placed(findings: ReturnType<typeof found>, dimension: Dimension) {
  const one = findings.bands.find((band) => band.dimension === dimension);
  if (!one) throw new Error(`${dimension} is not weighed`);
  return one.finding;
}

const plan =
  'I would look at the revenue of another shop and at its rent, because both of them decide whether it earns anything at all in a year.';

describe('words that show nothing', () => {
  test.each([
    'Okay.',
    'No more questions.',
    'No more questions from me, thank you.',
    "Sure, let's start with it.",
    'Hm.',
  ])('are no evidence where there is more: %s', (said) => {
    const findings = found(
      ['questions', 'nothing', said],
      ['cut', 'structure', said, plan],
      ['ideas', 'brainstorm', `${said} She could sell cakes, open later, or give a card for the tenth cup.`],
    );
    const bare = said.replace(/[.]$/, '');
    for (const dimension of ['hypothesis', 'communication', 'creativity'] as const) {
      const { quotes } = placed(findings, dimension);
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes.map(({ text }) => text)).not.toContain(bare);
    }
    for (const { quotes } of findings.defects) expect(quotes.map(({ text }) => text)).not.toContain(bare);
  });

  test('are not quoted for want of others', () => {
    const { quotes } = placed(found(['cut', 'structure', 'Okay. No more questions from me.']), 'hypothesis');
    expect(quotes).toEqual([]);
  });
});

describe('one of something', () => {
  test('is said as one', () => {
    const marked = `${plan} Secondly, I would look at what the first shop loses, and at how many students there are nearby, as they buy most of the tea.`;
    expect(placed(found(['cut', 'structure', marked]), 'communication').because[0]).toBe(
      '1 signpost on the way.',
    );
    const unasked = found(['cut', 'structure', `${plan} ${plan}`], ['sums', 'profit.so_what', 'Whatever.']);
    expect(placed(unasked, 'communication').because.at(-1)).toBe('1 question was not answered.');
  });

  test('of none it is said that there is none', () => {
    const said = `${plan} What the first shop would lose is a thing that I do not know, so somebody has to ask its guests about that and about their way to it.`;
    expect(placed(found(['cut', 'structure', said]), 'communication').because[0]).toBe(
      'No signposts on the way.',
    );
  });

  test('nothing is told of one thing as of several, whatever the dimension', () => {
    const findings = found(
      ['cut', 'structure', plan],
      ['sums', 'profit.so_what', 'So she should open, as it is well above the rent.'],
      ['ideas', 'brainstorm', 'She could sell cakes beside the tea.'],
    );
    for (const { finding } of findings.bands)
      expect(finding.because.join(' ')).not.toMatch(/\b(?:1 (?!of)\w+s\b(?! (?:is|was))|0 \w+s\b)/);
  });
});
