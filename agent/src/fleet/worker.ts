import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { AgentServer, initializeLogger, ServerOptions } from '@livekit/agents';
import type { AgentApi } from '../api/agent-api.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../life/logger.ts';
import { createWorkerMetrics } from '../metrics/worker-metrics.ts';
import { capacityOf, warmJobsFor } from './capacity.ts';
import { watchJobEnds } from './job-ends.ts';
import { prepareJobProcesses } from './job-processes.ts';
import { startWorkerReports } from './worker-report.ts';
import { frameworkHealth, startWorkerServer } from './worker-server.ts';
import { createWorkload, FULL_LOAD } from './workload.ts';

/** A machine that is busy needs longer than the framework's 10 s to load the models. */
const INITIALISE_MS = 60_000;
/** Longer than any interview with its pauses; past it the others of the fleet take over what still runs. */
const DRAIN_MS = 90 * 60_000;
const LOOK_MS = 250;

export type InterviewWorker = {
  /** Resolves when the worker has been closed. It waits for a media server that is away. */
  run(): Promise<void>;
  /** Takes no new interview, waits for its own to end, and closes. */
  drain(): Promise<void>;
};

/** The process that carries interviews, each in a process of its own below it. */
export async function createInterviewWorker(deps: {
  config: Config;
  api: AgentApi;
  logger: Logger;
}): Promise<InterviewWorker> {
  const { config, api, logger } = deps;
  prepareJobProcesses(config.outboxDir, config.workerPort);
  initializeLogger({ pretty: false, level: config.logLevel });
  const capacity = capacityOf(config.seats);
  const frameworkPort = await freeLoopbackPort();
  const workload = createWorkload(capacity, () => server.activeJobs);
  const server = new AgentServer(
    new ServerOptions({
      agent: fileURLToPath(new URL('../job.ts', import.meta.url)),
      agentName: config.livekit.agentName,
      wsURL: config.livekit.url,
      apiKey: config.livekit.apiKey,
      apiSecret: config.livekit.apiSecret,
      host: '127.0.0.1',
      port: frameworkPort,
      logLevel: config.logLevel,
      production: true,
      requestFunc: workload.answer,
      loadFunc: async () => workload.load(),
      loadThreshold: FULL_LOAD,
      numIdleProcesses: config.warmJobs ?? warmJobsFor(capacity),
      initializeProcessTimeout: INITIALISE_MS,
      // The media server may stay away for as long as it likes: ending this process would end its interviews.
      maxRetry: Number.MAX_SAFE_INTEGER,
    }),
  );
  let registered = false;
  server.event.on('worker_registered', () => {
    registered = true;
    void reports.now();
  });
  const { seats } = capacity;
  const isDraining = () => workload.draining;
  const metrics = createWorkerMetrics(() => ({
    seats,
    jobs: workload.sessions().length,
    draining: isDraining(),
  }));
  const http = await startWorkerServer({
    mayLoad: workload.mayLoad,
    onLoaded: workload.loaded,
    onBegun: workload.begun,
    port: config.workerPort,
    frameworkPort,
    metrics,
    isDraining,
    logger,
  });
  const reports = startWorkerReports({
    ...{ api, capacity, workload, logger },
    workerId: randomUUID(),
    async isReady() {
      // A busy machine may be late to say so; only a connection that is known to be gone takes the seats away.
      const { ok, answered } = await frameworkHealth(frameworkPort);
      return registered && (ok || !answered);
    },
  });

  const ends = watchJobEnds({ running: () => server.activeJobs, folder: config.outboxDir, api, logger });

  async function drain(): Promise<void> {
    workload.drain();
    logger.info({ interviews: workload.sessions().length }, 'the worker drains');
    await reports.now();
    for (const deadline = Date.now() + DRAIN_MS; workload.sessions().length > 0; await wait(LOOK_MS))
      if (Date.now() > deadline) break;
    const left = workload.sessions().length;
    if (left > 0)
      logger.warn({ interviews: left }, 'interviews go on with another worker: the drain took too long');
    ends.close();
    await server.close();
    reports.close();
    metrics.close();
    await http.close();
    logger.info({}, 'the worker has ended');
  }

  return { run: () => server.run(), drain };
}

/** The framework takes no 0 for a port. Nobody else asks for one between this moment and the next. */
function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
