import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { cli, ServerOptions } from '@livekit/agents';
import { createAgentApi } from './api/agent-api.ts';
import { ConfigFault, readConfig, type Config } from './config.ts';
import { createLogger } from './life/logger.ts';
import { keepSpeechOutOf } from './life/private-output.ts';
import { sendLeftovers } from './log/leftovers.ts';
import { storeLeftSegments } from './recording/left-segments.ts';

/** Sessions that nobody comes back to have no later job: the worker sends what their last one left. */
const LEFTOVERS_MS = 60_000;
/** Interviews that one core carries at once. The load of the processor says nothing of those that begin now. */
const INTERVIEWS_A_CORE = 6;
const FULL = 0.99;
const INITIALISE_MS = 60_000;

keepSpeechOutOf(process.stdout);
const config = configOrExit();
if (process.argv.includes('start')) {
  const logger = createLogger(config.logLevel, {});
  const api = createAgentApi(config.api);
  const left = { folder: config.outboxDir, api, logger, withinMs: LEFTOVERS_MS };
  Promise.all([sendLeftovers(left), storeLeftSegments(left)]).catch((error: unknown) =>
    logger.error({ err: error }, 'what earlier jobs left could not be read'),
  );
}
cli.runApp(
  new ServerOptions({
    agent: fileURLToPath(new URL('./job.ts', import.meta.url)),
    agentName: config.livekit.agentName,
    wsURL: config.livekit.url,
    apiKey: config.livekit.apiKey,
    apiSecret: config.livekit.apiSecret,
    port: config.workerPort,
    logLevel: config.logLevel,
    loadFunc: async (worker) => worker.activeJobs.length / (INTERVIEWS_A_CORE * availableParallelism()),
    loadThreshold: FULL,
    // A warm one for the next interview; each costs 150 MB.
    numIdleProcesses: Math.max(1, Math.floor(availableParallelism() / 2)),
    // A machine that is busy needs longer than the framework's 10 s to load the models.
    initializeProcessTimeout: INITIALISE_MS,
  }),
);

function configOrExit(): Readonly<Config> {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigFault)) throw error;
    console.error(error.message);
    process.exit(2);
  }
}
