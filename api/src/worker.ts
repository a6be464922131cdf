import { compose } from './compose.ts';
import { parseConfig } from './config.ts';
import { migrateToLatest } from './database/migrate.ts';
import { createLogger } from './http/logging.ts';
import { createHandlers } from './jobs/handlers.ts';
import { JobWorker } from './jobs/job-worker.ts';
import { createRegistry } from './jobs/registry.ts';
import { closeInTime, runEntry } from './life.ts';

/** A judge's call under way may take this long to end when the worker stops. */
const STOP_TIMEOUT_MS = 25_000;
/** Evaluations mostly wait for a model; six of them keep one worker busy without starving the small jobs. */
const CONCURRENCY = 6;
/** What takes a processor for long runs by itself, beside them. */
const SLOW_CONCURRENCY = 1;

await runEntry(async () => {
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const services = await compose({ config, logger, library: { cases: [], broken: [] } });
  const registry = createRegistry(createHandlers(services));
  await migrateToLatest(services.db);
  const common = {
    redisUrl: config.REDIS_URL,
    logger,
    registry,
    queue: services.queue,
    onDone: (job: string, outcome: 'done' | 'failed', seconds: number) =>
      services.metrics.jobs.observe({ job, outcome }, seconds),
  };
  const workers = [
    new JobWorker({ ...common, works: 'usual', concurrency: CONCURRENCY }),
    new JobWorker({ ...common, works: 'slow', concurrency: SLOW_CONCURRENCY }),
  ];
  logger.info('the worker is ready');
  return closeInTime(logger, STOP_TIMEOUT_MS, async () => {
    await Promise.all(workers.map((worker) => worker.close()));
    await services.close();
  });
});
