import { describe, expect, test } from 'vitest';
import { compileCase } from '../../case/compile.ts';
import { teaHouseSource } from '../../interview/testing/tea-house.ts';
import { codeFindings } from '../report.ts';
import { heldLog, type Moment } from '../testing/held-log.ts';

const teaHouse = compileCase(
  { ...teaHouseSource, rubric: { weights: { insight: 50, synthesis: 50 } } },
  { seed: 1, caseHash: 'f'.repeat(64) },
);

function placed(...moments: Moment[]) {
  const { bands, coverage } = codeFindings(teaHouse, heldLog(moments));
  const finding = bands.find(({ dimension }) => dimension === 'insight')?.finding;
  if (!finding) throw new Error('insight is not weighed');
  return { ...finding, named: coverage.filter(({ kind, said }) => kind === 'insight' && said).length };
}

describe('an insight of the case that was said where nobody asked what a figure means', () => {
  test.each<[string, string, string]>([
    [
      'advice',
      'recommendation',
      'I would open it, because it earns its rent comfortably. Next I would call the landlord.',
    ],
    ['advice', 'recommendation', 'She should open: what is left is well above the rent.'],
    ['sums', 'profit', 'So it is 60,000 dollars a year, well above the rent of a year.'],
    ['ideas', 'brainstorm', 'It pays comfortably already, so I would sell cakes.'],
  ])('is evidence, from the %s: %s: %s', (phase, question, said) => {
    const { level, because, quotes, named } = placed([phase, question, said]);
    expect(named).toBe(1);
    expect(level).toBeGreaterThanOrEqual(2);
    expect(level).toBeLessThan(4);
    expect(because).toContain('1 of 1 insight that the case is built on was said.');
    expect(quotes).toHaveLength(1);
    expect(said).toContain(quotes[0]?.text);
  });

  test.each<[string, string, string]>([
    ['advice', 'recommendation', 'I would open it, because 60,000 dollars are left a year.'],
    ['cut', 'structure', 'I expect that it earns its rent comfortably, so I would look at the rent first.'],
    ['sums', 'profit', 'So it is 60,000 dollars a year.'],
  ])('is none, in the %s: %s: %s', (phase, question, said) => {
    const { level, because, named } = placed([phase, question, said]);
    expect([level, named]).toEqual([null, 0]);
    expect(because).toEqual(['No figure or exhibit was read that would mean something.']);
  });
});

test('what was asked about is read alone where there is such an answer', () => {
  const meant: Moment = ['sums', 'profit.so_what', 'That tells her that it pays, so she should open.'];
  const advice: Moment = ['advice', 'recommendation', 'Open it, it earns its rent comfortably.'];
  expect(placed(meant, advice).because[0]).toBe(placed(meant).because[0]);
});
