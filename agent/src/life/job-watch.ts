import type { AgentApi } from '../api/agent-api.ts';
import { sendLeftovers } from '../log/leftovers.ts';
import { listOutboxes, type OutboxName } from '../log/outbox-files.ts';
import type { Logger } from './logger.ts';
import { isAlive } from './process-alive.ts';

export type JobWatchDeps = {
  folder: string;
  api: AgentApi;
  logger: Logger;
};

/** A job that died is noticed within this time, and another interviewer called. */
const LOOK_MS = 200;
/** What the dead one had not sent yet is sent before anybody follows it, if the api answers soon; else its follower does. */
const LEFTOVERS_MS = 1_000;

/**
 * Watches the jobs of this machine by the outboxes that they hold open, and tells the api at once of one whose process is
 * gone: its heartbeat would be missed only seconds later. What it left unsent is sent first.
 */
export function watchJobs(deps: JobWatchDeps): { close(): void } {
  const known = new Map<string, OutboxName>();
  /** Of before this worker, or told of: what cannot be sent yet stays where it is. */
  const over = new Set(listOutboxes(deps.folder).flatMap(({ pid, file }) => (isAlive(pid) ? [] : [file])));
  const look = () => {
    const there = listOutboxes(deps.folder);
    for (const name of there) if (!over.has(name.file)) known.set(name.file, name);
    const files = new Set(there.map(({ file }) => file));
    for (const file of over) if (!files.has(file)) over.delete(file);
    for (const [file, name] of known) {
      if (isAlive(name.pid)) continue;
      known.delete(file);
      over.add(file);
      tell(deps, name).catch((error: unknown) =>
        deps.logger.warn({ err: error, job_id: name.jobId }, 'the api could not be told of a dead job'),
      );
    }
  };
  const timer = setInterval(look, LOOK_MS);
  return { close: () => clearInterval(timer) };
}

async function tell(deps: JobWatchDeps, { sessionId, epoch, jobId }: OutboxName): Promise<void> {
  await sendLeftovers({ ...deps, withinMs: LEFTOVERS_MS }, sessionId).catch((error: unknown) =>
    deps.logger.warn({ err: error }, 'what a dead job left could not be read'),
  );
  await deps.api.reportGone(sessionId, { epoch, job_id: jobId, reason: 'job_died' });
}
