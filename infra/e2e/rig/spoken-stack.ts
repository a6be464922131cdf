import type { AppName } from '../../local/apps.ts';
import { type DeepgramSimulator, startDeepgramSimulator } from '../../simulators/deepgram.ts';
import { type Stack, startStack } from '../../testing/stack.ts';
import { writeBriefCase } from './brief-case.ts';

export type SpokenStack = { deepgram: DeepgramSimulator; stack: Stack; stop(): Promise<void> };
type SpokenOptions = {
  /** Added to what the processes are told. */
  env?: Readonly<Record<string, string>>;
  apps?: readonly AppName[];
  /** Serve the pages too. */
  pages?: boolean;
};

/** What a spoken interview needs: api, interviewer and voice as they run in production, a scripted recogniser and a case with a short welcome. */
export async function startSpokenStack({
  env = {},
  apps = ['api', 'agent', 'speech'],
  pages = false,
}: SpokenOptions = {}): Promise<SpokenStack> {
  const deepgram = await startDeepgramSimulator();
  const brief = await writeBriefCase();
  const stop = async () => {
    await deepgram.close();
    await brief.remove();
  };
  const told = { DEEPGRAM_API_KEY: 'simulated', DEEPGRAM_BASE_URL: deepgram.url, ...brief.env, ...env };
  try {
    const stack = await startStack({ apps, pages, env: told });
    return { deepgram, stack, stop: () => stack.stop().then(stop) };
  } catch (error) {
    await stop();
    throw error;
  }
}
