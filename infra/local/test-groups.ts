import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { runChecks, type Check } from '../checks/run-check.ts';
import { pageChecks, staticChecks } from '../checks/static-checks.ts';
import { ROOT } from './root.ts';
import { runToEnd } from './run-to-end.ts';
import { CHROMIUM, findOnPath } from './tools.ts';

export type Counts = { passed: number; failed: number };

/** Test groups by what they need: see vitest.config.ts. */
export const VITEST_GROUPS = ['pure', 'db', 'queue', 'room', 'voice'] as const;

/** Far above what they take on two cores: past it something hangs. */
const VITEST_MS = 25 * 60_000;
const BROWSER_MS = 15 * 60_000;
/** Those of web/playwright.config.ts, one after the other. */
const BROWSER_PROJECTS = ['pages', 'sound'] as const;
const BIN = join(ROOT, 'node_modules/.bin');

export function addCounts(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

export function runStatic(say: (line: string) => void): Promise<Counts> {
  return counts(staticChecks(), say);
}

async function counts(checks: readonly Check[], say: (line: string) => void): Promise<Counts> {
  const failed = await runChecks(checks, say);
  return { passed: checks.length - failed, failed };
}

export async function runVitest(groups: readonly string[], resultFile: string): Promise<Counts> {
  const projects = groups.flatMap((group) => ['--project', group]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const { code } = await shown('vitest', ['run', ...projects, ...reporters], VITEST_MS);
  return counted(code, readResult(resultFile, vitestCounts));
}

/** Checks of the built pages, then browser tests against installations that they start themselves. */
export async function runBrowser(folder: string, say: (line: string) => void): Promise<Counts> {
  const pages = await counts(pageChecks(), say);
  const chromium = findOnPath(CHROMIUM.names);
  const env = {
    ...process.env,
    ...(chromium ? { CHROMIUM_PATH: chromium } : {}),
  };
  let sum = pages;
  for (const project of BROWSER_PROJECTS) {
    const file = join(folder, `${project}.json`);
    const args = ['test', '-c', 'web/playwright.config.ts', `--project=${project}`, '--reporter=list,json'];
    const { code } = await shown('playwright', args, BROWSER_MS, {
      ...env,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    });
    sum = addCounts(sum, counted(code, readResult(file, browserCounts)));
  }
  return sum;
}

const VitestResult = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** A file that cannot be loaded has no tests of its own, and counts as one that failed. */
export function vitestCounts(json: unknown): Counts {
  const result = VitestResult.parse(json);
  const unloaded = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: result.numPassedTests, failed: result.numFailedTests + unloaded.length };
}

const BrowserResult = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

export function browserCounts(json: unknown): Counts {
  const { stats, errors } = BrowserResult.parse(json);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length };
}

/** A run that ended badly without a failed test to show for it (a crash, an unhandled error) has failed all the same. */
function counted(code: number, counts: Counts): Counts {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function readResult(file: string, read: (json: unknown) => Counts): Counts {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 };
}

function shown(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  env = process.env,
): Promise<{ code: number }> {
  return runToEnd(join(BIN, command), args, { cwd: ROOT, timeoutMs, env, stdio: 'output' });
}
