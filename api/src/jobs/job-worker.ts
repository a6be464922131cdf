import { type Job, UnrecoverableError, Worker } from 'bullmq';
import type { Logger } from 'pino';
import { AppError } from '../errors/app-error.ts';
import { type QueueKey, queueNames } from './definition.ts';
import type { JobQueue } from './job-queue.ts';
import type { Registered } from './registry.ts';

export type JobWorkerDeps = {
  redisUrl: string;
  logger: Logger;
  /** The queue that it works on. */
  works: QueueKey;
  registry: Map<string, Registered>;
  queue: Pick<JobQueue, 'schedule'>;
  concurrency: number;
  onDone: (name: string, outcome: 'done' | 'failed', seconds: number) => void;
};

/** A job of a worker that was killed is taken up again by another one this often before it counts as failed. */
const MAX_STALLED = 10;
/**
 * How long a worker that says nothing keeps its job, and how often others look for such jobs: within 25 s of its
 * death another one goes on. The lock is renewed at half of its time, between two awaits of a handler.
 */
const LOCK_MS = 15_000;
const LOOK_FOR_STALLED_MS = 5_000;
/** A queue that was emptied has forgotten what runs by itself: it is told again this often. */
const SCHEDULE_AGAIN_MS = 10_000;
/** A worker that is told to stop waits this long for what it is running. */
const STOP_TIMEOUT_MS = 20_000;

/** Runs jobs. What fails for good is told to the handler, so that people see it; the rest BullMQ tries again. */
export class JobWorker {
  readonly #worker: Worker;
  readonly #deps: JobWorkerDeps;
  readonly #stopping = new AbortController();
  readonly #scheduling: NodeJS.Timeout;

  constructor(deps: JobWorkerDeps) {
    this.#deps = deps;
    this.#worker = new Worker(queueNames[deps.works], (job) => this.#run(job), {
      connection: { url: deps.redisUrl, maxRetriesPerRequest: null },
      concurrency: deps.concurrency,
      maxStalledCount: MAX_STALLED,
      lockDuration: LOCK_MS,
      stalledInterval: LOOK_FOR_STALLED_MS,
    });
    this.#worker.on('error', (err) => deps.logger.warn({ err }, 'the queue is away, trying again'));
    void this.#schedule();
    this.#scheduling = setInterval(() => void this.#schedule(), SCHEDULE_AGAIN_MS);
  }

  /** Whatever runs by itself is known to the queue. */
  async #schedule(): Promise<void> {
    for (const { definition } of this.#deps.registry.values())
      if ((definition.queue ?? 'usual') === this.#deps.works)
        await this.#deps.queue.schedule(definition).catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#scheduling);
    const timer = setTimeout(() => void this.#worker.close(true), STOP_TIMEOUT_MS);
    await this.#worker.close();
    clearTimeout(timer);
  }

  async #run(job: Job): Promise<void> {
    const begun = performance.now();
    const log = this.#deps.logger.child({ job: job.name, job_id: job.id });
    const attempt = job.attemptsMade + 1;
    const isLastAttempt = attempt >= (job.opts.attempts ?? 1);
    const registered = this.#deps.registry.get(job.name);
    try {
      if (!registered) throw new AppError('internal', `There is no job named ${job.name}.`);
      await registered.run(job.data, { attempt, isLastAttempt, signal: this.#stopping.signal });
      this.#deps.onDone(job.name, 'done', (performance.now() - begun) / 1000);
    } catch (error) {
      this.#deps.onDone(job.name, 'failed', (performance.now() - begun) / 1000);
      log.warn({ err: error, attempt }, 'a job failed');
      const isFinal = isLastAttempt || (error instanceof AppError && !error.retryable);
      if (!isFinal || this.#stopping.signal.aborted) throw error;
      await registered?.giveUp(job.data, error);
      throw new UnrecoverableError(error instanceof Error ? error.message : 'the job failed');
    }
  }
}
