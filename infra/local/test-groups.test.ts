import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './root.ts';
import { browserCounts, vitestCounts } from './test-groups.ts';

describe('counting tests', () => {
  it('counts a file that cannot be loaded as one that failed, and names what failed', () => {
    const testResults = [
      { name: join(ROOT, 'core/a.test.ts'), status: 'failed', assertionResults: [] },
      {
        name: join(ROOT, 'core/b.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'adds up' },
          { status: 'passed', fullName: 'takes away' },
        ],
      },
    ];
    expect(vitestCounts({ numPassedTests: 1, testResults })).toEqual({
      passed: 1,
      failures: ['core/a.test.ts: cannot be loaded', 'core/b.test.ts: adds up'],
    });
  });

  it('counts errors outside of browser tests as failures, and names those within suites', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'room.e2e.ts',
      line: 8,
      tests: [{ status }],
    });
    const suites = [
      { specs: [spec('opens', 'expected')], suites: [{ specs: [spec('closes', 'unexpected')] }] },
      { specs: [spec('stumbles', 'flaky')] },
    ];
    const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 2 };
    expect(browserCounts({ stats, suites, errors: [{ message: 'set-up failed' }] })).toEqual({
      passed: 2,
      failures: ['room.e2e.ts:8: closes', 'set-up failed'],
    });
  });
});
