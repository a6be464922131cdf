import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '../testing/stack.ts';
import { writeBenchCases } from './bench-case.ts';
import type { ProviderDesk } from './provider-desk.ts';

/** An installation whose providers are simulated, with a case for each seat. */
export async function startBenchStack(
  desk: ProviderDesk,
  seats: readonly string[],
  options: {
    /** No longer waits over a task than in chat. */
    brisk?: boolean;
    /** Added to what the processes are told. */
    env?: Readonly<Record<string, string>>;
  } = {},
): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'caseroom-bench-'));
  const stack = await startStack({
    apps: ['api', 'agent'],
    pages: false,
    env: {
      CASES_DIR: await writeBenchCases(folder, seats, { brisk: options.brisk ?? false }),
      DEEPGRAM_API_KEY: 'simulated',
      DEEPGRAM_BASE_URL: desk.deepgram.url,
      OPENAI_API_KEY: 'simulated',
      OPENAI_BASE_URL: desk.openai.url,
      REQUESTS_A_MINUTE: '1000000',
      GUEST_MINUTES_A_DAY: '100000',
      ...options.env,
    },
  });
  const stop = () => stack.stop().then(() => rm(folder, { recursive: true, force: true }));
  return { ...stack, stop };
}
