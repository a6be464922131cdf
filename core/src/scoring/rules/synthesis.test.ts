import { describe, expect, test } from 'vitest';
import { compileCase } from '../../case/compile.ts';
import { teaHouseSource } from '../../interview/testing/tea-house.ts';
import { codeFindings } from '../report.ts';
import { heldLog, type Moment } from '../testing/held-log.ts';

const survey = {
  id: 'survey',
  say: 'A survey promises more than people keep',
  cues: ['survey may', 'survey might', 'not show up'],
  changes_answer: false,
};
const { key } = teaHouseSource;
const teaHouse = compileCase(
  {
    ...teaHouseSource,
    key: { ...key, risks: [...key.risks, survey] },
    rubric: { weights: { structure: 50, synthesis: 50 } },
  },
  { seed: 1, caseHash: 'f'.repeat(64) },
);

function placed(...moments: Moment[]) {
  const { bands, coverage } = codeFindings(teaHouse, heldLog(moments));
  const finding = bands.find(({ dimension }) => dimension === 'synthesis')?.finding;
  if (!finding) throw new Error('synthesis is not weighed');
  return { ...finding, kinds: finding.defects.map(({ kind }) => kind), coverage };
}
const advised = (said: string) => placed(['advice', 'recommendation', said]);
const withRisk = (said: string) =>
  advised(`I would open the second shop, because 60,000 dollars are left a year. ${said}`);

describe('a risk of the recommendation', () => {
  test.each([
    'A survey may overstate, and guests might move over from Tuesday.',
    'The survey might be too high.',
    'Half of them would be the same guests.',
    'It may be that they do not show up.',
    'People could stay away in summer.',
    'Demand might fall in the holidays.',
    'The rent may well go up.',
    'The other tea house could react with lower prices.',
    'These figures are probably overestimated.',
    'Some people exaggerate in surveys.',
    'The owner may be too optimistic about the cups.',
    'It stops being true once the rent rises above 5,000.',
    'This only works as long as students keep coming.',
  ])('is one in other words too: %s', (said) => {
    const { because, kinds } = withRisk(said);
    expect(because).toContain('A risk is named.');
    expect(kinds).not.toContain('no_risk');
  });

  test.each([
    'We might move on to the next shop after that.',
    'She could drop the cakes.',
    'The survey was made last year.',
    'She may start at once.',
    'I would follow up with the landlord.',
    'The shop may also sell cakes.',
    'They could try it with a stall.',
    'I do not think that anything is overstated.',
  ])('is none: %s', (said) => {
    const { because, kinds } = withRisk(said);
    expect(because).toContain('The recommendation names no risk.');
    expect(kinds).toContain('no_risk');
  });

  test('counts in the recommendation whenever it counts as a risk of the case there', () => {
    for (const cue of teaHouse.source.key.risks.flatMap(({ cues }) => cues)) {
      const { because, coverage } = withRisk(`I would look out for ${cue} things.`);
      expect(coverage.filter(({ kind, said }) => kind === 'risk' && said)).toHaveLength(1);
      expect(because).toContain('A risk is named.');
    }
  });

  test('that was named before leaves nothing open but where it stands', () => {
    const { because, coverage } = placed(
      ['ideas', 'brainstorm', 'She could sell cakes, but the survey may be wrong.'],
      ['advice', 'recommendation', 'I would open the second shop, because 60,000 dollars are left a year.'],
    );
    expect(coverage.filter(({ kind, said }) => kind === 'risk' && said)).toHaveLength(1);
    expect(because).toContain('The recommendation names no risk.');
  });
});
