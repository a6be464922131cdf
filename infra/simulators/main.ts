/**
 * The simulators as a process: prints one line of JSON with their URLs, runs until it is stopped.
 * DEEPGRAM_PORT, OPENAI_PORT and ANTHROPIC_PORT choose ports, RECOGNITION_DELAY_MS, MODEL_DELAY_MS,
 * TOKENS_PER_S and VOICE_DELAY_MS the injected delays.
 */
import { z } from 'zod';
import { startAnthropicSimulator } from './anthropic.ts';
import { startDeepgramSimulator } from './deepgram.ts';
import { startOpenaiSimulator } from './openai.ts';

const port = z.coerce.number().int().min(0).max(65_535).default(0);
const delayMs = z.coerce.number().min(0).default(0);
const configSchema = z.object({
  DEEPGRAM_PORT: port,
  OPENAI_PORT: port,
  ANTHROPIC_PORT: port,
  RECOGNITION_DELAY_MS: delayMs.default(150),
  MODEL_DELAY_MS: delayMs,
  TOKENS_PER_S: z.coerce.number().positive().default(1_000),
  VOICE_DELAY_MS: delayMs,
});

const parsed = configSchema.safeParse(process.env);
if (!parsed.success) {
  process.stderr.write(`${z.prettifyError(parsed.error)}\n`);
  process.exit(1);
}
const config = parsed.data;
const model = { delayMs: config.MODEL_DELAY_MS, tokensPerS: config.TOKENS_PER_S };

const deepgram = await startDeepgramSimulator({
  port: config.DEEPGRAM_PORT,
  delayMs: config.RECOGNITION_DELAY_MS,
});
const openai = await startOpenaiSimulator({
  ...model,
  port: config.OPENAI_PORT,
  transcriptionDelayMs: config.RECOGNITION_DELAY_MS,
  speech: { firstByteMs: config.VOICE_DELAY_MS },
});
const anthropic = await startAnthropicSimulator({ ...model, port: config.ANTHROPIC_PORT });

const simulators = { deepgram, openai, anthropic };
const urls = Object.entries(simulators).map(([name, { url, controlUrl }]) => [name, { url, controlUrl }]);
process.stdout.write(`${JSON.stringify(Object.fromEntries(urls))}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all(Object.values(simulators).map((simulator) => simulator.close())).then(() =>
      process.exit(0),
    );
  });
}
