import { createAgentApi } from './api/agent-api.ts';
import { ConfigFault, readConfig, type Config } from './config.ts';
import { createInterviewWorker } from './fleet/worker.ts';
import { watchJobs } from './life/job-watch.ts';
import { createLogger } from './life/logger.ts';
import { keepSpeechOutOf } from './life/private-output.ts';
import { sweepLeft } from './life/sweep.ts';

keepSpeechOutOf(process.stdout);
const config = configOrExit();
const logger = createLogger(config.logLevel, {});
const api = createAgentApi(config.api);
const left = { folder: config.outboxDir, api, logger };
sweepLeft(left);
watchJobs(left);
try {
  const worker = await createInterviewWorker({ config, api, logger });
  let leaving: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      // Whoever asks twice at the keyboard means at once.
      if (leaving && signal === 'SIGINT') process.exit(130);
      leaving ??= worker.drain().then(() => process.exit(0), fail);
    });
  await worker.run();
} catch (error) {
  fail(error);
}

function fail(error: unknown): never {
  logger.error({ err: error }, 'the worker broke off');
  process.exit(1);
}

function configOrExit(): Readonly<Config> {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
