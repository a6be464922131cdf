import { describe, expect, it } from 'vitest';
import { browserCounts, vitestCounts } from './test-groups.ts';

describe('counting tests', () => {
  it('counts a file that cannot be loaded as one that failed', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(vitestCounts({ numPassedTests: 2, numFailedTests: 1, testResults })).toEqual({
      passed: 2,
      failed: 2,
    });
  });

  it('counts errors outside of browser tests as failures', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 2 };
    expect(browserCounts({ stats, errors: [{ message: 'set-up failed' }] })).toEqual({
      passed: 4,
      failed: 2,
    });
  });
});
