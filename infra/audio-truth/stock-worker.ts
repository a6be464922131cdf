import { fileURLToPath } from 'node:url';
import { cli, ServerOptions } from '@livekit/agents';
import { STOCK_AGENT_NAME, stockEnvironment } from './stock-contract.ts';

const env = stockEnvironment.parse(process.env);
cli.runApp(
  new ServerOptions({
    agent: fileURLToPath(new URL('./stock-job.ts', import.meta.url)),
    agentName: STOCK_AGENT_NAME,
    wsURL: env.LIVEKIT_URL,
    apiKey: env.LIVEKIT_API_KEY,
    apiSecret: env.LIVEKIT_API_SECRET,
    port: env.WORKER_PORT,
    logLevel: 'warn',
    // As our own worker on two cores, so that memory can be compared.
    numIdleProcesses: 1,
    initializeProcessTimeout: 60_000,
    loadFunc: async (worker) => worker.activeJobs.length / 100,
  }),
);
