import { existsSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { z } from 'zod';
import { runChecks, type Check } from '../checks/run-check.ts';
import { pageChecks, staticChecks } from '../checks/static-checks.ts';
import { ROOT } from './root.ts';
import { runToEnd } from './run-to-end.ts';
import { CHROMIUM, findOnPath } from './tools.ts';

/** What failed is told by name at the end of a run, where it is seen. */
export type Counts = { passed: number; failures: readonly string[] };

/** Test groups by what they need: see vitest.config.ts. */
export const VITEST_GROUPS = ['pure', 'db', 'queue', 'room', 'voice'] as const;

/** Far above what they take on two cores: past it something hangs. */
const VITEST_MS = 25 * 60_000;
const BROWSER_MS = 15 * 60_000;
/** Those of web/playwright.config.ts, one after the other. */
const BROWSER_PROJECTS = ['pages', 'sound'] as const;
const BIN = join(ROOT, 'node_modules/.bin');

export function addCounts(one: Counts, other: Counts): Counts {
  return { passed: one.passed + other.passed, failures: [...one.failures, ...other.failures] };
}

export function runStatic(say: (line: string) => void): Promise<Counts> {
  return counts(staticChecks(), say);
}

async function counts(checks: readonly Check[], say: (line: string) => void): Promise<Counts> {
  const failures = await runChecks(checks, say);
  return { passed: checks.length - failures.length, failures };
}

export async function runVitest(groups: readonly string[], resultFile: string): Promise<Counts> {
  const projects = groups.flatMap((group) => ['--project', group]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile}`];
  const { code } = await shown('vitest', ['run', ...projects, ...reporters], VITEST_MS);
  return counted('vitest', code, readResult(resultFile, vitestCounts));
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
    sum = addCounts(sum, counted(`browser tests: ${project}`, code, readResult(file, browserCounts)));
  }
  return sum;
}

const VitestResult = z.object({
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** A file that cannot be loaded has no tests of its own, and counts as one that failed. */
export function vitestCounts(json: unknown): Counts {
  const result = VitestResult.parse(json);
  const failures = result.testResults.flatMap(({ name, status, assertionResults }) => {
    const file = relative(ROOT, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: cannot be loaded`];
    return assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName }) => `${file}: ${fullName}`);
  });
  return { passed: result.numPassedTests, failures };
}

const BrowserSuite = z.object({
  specs: z
    .array(
      z.object({
        title: z.string(),
        file: z.string(),
        line: z.number(),
        tests: z.array(z.object({ status: z.string() })),
      }),
    )
    .default([]),
  get suites() {
    return z.array(BrowserSuite).default([]);
  },
});
type BrowserSuite = z.infer<typeof BrowserSuite>;
const BrowserResult = z.object({
  stats: z.object({ expected: z.number(), flaky: z.number() }),
  suites: z.array(BrowserSuite).default([]),
  errors: z.array(z.object({ message: z.string().default('an error outside of a test') })).default([]),
});

export function browserCounts(json: unknown): Counts {
  const { stats, suites, errors } = BrowserResult.parse(json);
  const failures = [...suites.flatMap(unexpectedIn), ...errors.map(({ message }) => message)];
  return { passed: stats.expected + stats.flaky, failures };
}

const unexpectedIn = ({ specs, suites }: BrowserSuite): string[] => [
  ...specs.flatMap(({ title, file, line, tests }) =>
    tests.filter(({ status }) => status === 'unexpected').map(() => `${file}:${line}: ${title}`),
  ),
  ...suites.flatMap(unexpectedIn),
];

/** A run that ended badly without a failed test to show for it (a crash, an unhandled error) has failed all the same. */
function counted(what: string, code: number, counts: Counts): Counts {
  return code !== 0 && counts.failures.length === 0
    ? { ...counts, failures: [`${what} ended with ${code}`] }
    : counts;
}

function readResult(file: string, read: (json: unknown) => Counts): Counts {
  if (existsSync(file)) return read(JSON.parse(readFileSync(file, 'utf8')));
  return { passed: 0, failures: [`${basename(file)}: no result was written`] };
}

function shown(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  env = process.env,
): Promise<{ code: number }> {
  return runToEnd(join(BIN, command), args, { cwd: ROOT, timeoutMs, env, stdio: 'output' });
}
