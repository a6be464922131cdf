import { Queue } from 'bullmq';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { type JobDefinition, type QueueKey, queueNames } from './definition.ts';

/** Nobody who waits for an answer of the api waits longer than this for Redis; a reconciler queues what was lost. */
const ENQUEUE_TIMEOUT_MS = 2_000;

type Scheduled = Pick<JobDefinition, 'name' | 'options' | 'everyMs' | 'queue'>;

/** Puts jobs into their queues. */
export class JobQueue {
  readonly #queues: Record<QueueKey, Queue>;
  readonly #logger: Logger;

  constructor(deps: { redisUrl: string; logger: Logger }) {
    this.#logger = deps.logger;
    this.#queues = { usual: openQueue('usual', deps.redisUrl), slow: openQueue('slow', deps.redisUrl) };
  }

  /** Queues a job once. False: the queue is away; what matters is queued again by a reconciler. */
  async enqueue<P extends z.ZodType>(definition: JobDefinition<P>, payload: z.input<P>): Promise<boolean> {
    try {
      const parsed = definition.payload.parse(payload);
      const options = { ...definition.options, jobId: definition.idOf(parsed) };
      await within(this.#of(definition).add(definition.name, parsed, options), ENQUEUE_TIMEOUT_MS);
      return true;
    } catch (err) {
      this.#logger.warn({ err, job: definition.name }, 'a job could not be queued');
      return false;
    }
  }

  /**
   * Makes a job run by itself, every so often, however many workers there are. To be called again now and then: a queue
   * that was emptied has forgotten it. One that is known is left as it is, so its next run does not move.
   */
  async schedule(definition: Scheduled): Promise<void> {
    if (definition.everyMs === undefined) return;
    const queue = this.#of(definition);
    if (await isScheduled(queue, definition.name, definition.everyMs)) return;
    const template = { name: definition.name, data: {}, opts: definition.options };
    await queue.upsertJobScheduler(definition.name, { every: definition.everyMs }, template);
  }

  async ping(): Promise<void> {
    await within(this.#queues.usual.getJobCounts('waiting'), ENQUEUE_TIMEOUT_MS);
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.#queues).map((queue) => queue.close()));
  }

  #of({ queue = 'usual' }: Pick<JobDefinition, 'queue'>): Queue {
    return this.#queues[queue];
  }
}

function openQueue(key: QueueKey, url: string): Queue {
  const queue = new Queue(queueNames[key], {
    connection: { url, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
  });
  // Connection faults show where something is queued; without a listener they would end the process.
  return queue.on('error', () => undefined);
}

async function isScheduled(queue: Queue, name: string, everyMs: number): Promise<boolean> {
  const found = await queue.getJobScheduler(name);
  // Its next run may have been lost while the rest of it stayed.
  return found?.every === everyMs && (found.next ?? 0) > Date.now() - everyMs;
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
