import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { runToEnd } from '../local/run-to-end.ts';

export type Check = { name: string; run: () => Promise<CheckResult> };
export type CheckResult = { ok: boolean; output: string };

const CHECK_MS = 5 * 60_000;
const BIN = join(ROOT, 'node_modules/.bin');

/** A check that is a program of node_modules. */
export function program(name: string, command: string, args: readonly string[], cwd = ROOT): Check {
  return {
    name,
    run: async () => {
      const env = { ...process.env, NO_COLOR: '1', PATH: `${BIN}:${process.env.PATH ?? ''}` };
      const { code, output } = await runToEnd(join(BIN, command), args, {
        cwd,
        timeoutMs: CHECK_MS,
        env,
      });
      return { ok: code === 0, output };
    },
  };
}

/** Runs checks one after the other, prints a line for each and the output of those that fail. Returns the names of these. */
export async function runChecks(checks: readonly Check[], say: (line: string) => void): Promise<string[]> {
  const failed: string[] = [];
  for (const check of checks) {
    const started = performance.now();
    const { ok, output } = await check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(`  ${ok ? '✓' : '✗'} ${check.name.padEnd(32)} ${seconds.padStart(6)} s`);
    if (!ok || output.includes('warning')) say(output.trimEnd());
    if (!ok) failed.push(check.name);
  }
  return failed;
}
