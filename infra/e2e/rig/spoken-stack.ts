import { type DeepgramSimulator, startDeepgramSimulator } from '../../simulators/deepgram.ts';
import { type Stack, startStack } from '../../testing/stack.ts';

export type SpokenStack = { deepgram: DeepgramSimulator; stack: Stack; stop(): Promise<void> };

/** What a spoken interview needs: api, interviewer and voice as they run in production, and a scripted recogniser. `extra` is added to what they are told. */
export async function startSpokenStack(extra: Readonly<Record<string, string>> = {}): Promise<SpokenStack> {
  const deepgram = await startDeepgramSimulator();
  const env = { DEEPGRAM_API_KEY: 'simulated', DEEPGRAM_BASE_URL: deepgram.url, ...extra };
  const stack = await startStack({ apps: ['api', 'agent', 'speech'], pages: false, env });
  const stop = async () => {
    await stack.stop();
    await deepgram.close();
  };
  return { deepgram, stack, stop };
}
