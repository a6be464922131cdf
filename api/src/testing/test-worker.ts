import type { Services } from '../compose.ts';
import type { QueueKey } from '../jobs/definition.ts';
import { createHandlers } from '../jobs/handlers.ts';
import { JobWorker } from '../jobs/job-worker.ts';
import { createRegistry } from '../jobs/registry.ts';

/** A worker of a queue, in the test's process, on the api's own services. */
export async function startTestWorker(services: Services, works: QueueKey = 'usual'): Promise<JobWorker> {
  return new JobWorker({
    works,
    redisUrl: services.config.REDIS_URL,
    logger: services.logger,
    registry: createRegistry(createHandlers(services)),
    queue: services.queue,
    concurrency: 2,
    onDone: () => undefined,
  });
}
