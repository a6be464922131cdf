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
/** Evaluations mostly wait for a model; four of them keep one worker busy without starving the small jobs. */
const CONCURRENCY = 6;

await runEntry(async () => {
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const services = await compose({ config, logger, library: { cases: [], broken: [] } });
  const registry = createRegistry(createHandlers(services));
  await migrateToLatest(services.db);
  const worker = new JobWorker({
    redisUrl: config.REDIS_URL,
    logger,
    registry,
    queue: services.queue,
    concurrency: CONCURRENCY,
    onDone: (job, outcome, seconds) => services.metrics.jobs.observe({ job, outcome }, seconds),
  });
  logger.info('the worker is ready');
  return closeInTime(logger, STOP_TIMEOUT_MS, async () => {
    await worker.close();
    await services.close();
  });
});
