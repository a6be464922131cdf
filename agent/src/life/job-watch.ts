import type { AgentApi } from '../api/agent-api.ts';
import { sendLeftovers } from '../log/leftovers.ts';
import { listOutboxes, type OutboxName } from '../log/outbox-files.ts';
import { lookEvery } from './look-every.ts';
import type { Logger } from './logger.ts';
import { isAlive } from './process-alive.ts';
import { tellGone } from './tell-gone.ts';

export type JobWatchDeps = {
  folder: string;
  api: AgentApi;
  logger: Logger;
};

/** A job that died is noticed within this time, and another interviewer called. */
const LOOK_MS = 200;
/** What the dead one had not sent yet is sent before anybody follows it, if the api answers soon; else it is swept up. */
const LEFTOVERS_MS = 1_000;

/**
 * Watches the jobs of this machine by the outboxes that they hold open, and tells the api at once of one whose process is
 * gone: its heartbeat would be missed only seconds later. What it left unsent is sent first.
 */
export function watchJobs(deps: JobWatchDeps): { close(): void } {
  const life = new AbortController();
  const known = new Map<string, OutboxName>();
  /** Of before this worker, or told of. */
  const over = new Set(listOutboxes(deps.folder).flatMap((name) => (isAlive(name) ? [] : [name.file])));
  const look = () => {
    // Those first: whether they are alive can be told of a folder that cannot be read.
    for (const [file, name] of known) {
      if (isAlive(name)) continue;
      known.delete(file);
      over.add(file);
      void tell(deps, name, life.signal);
    }
    const there = listOutboxes(deps.folder);
    for (const name of there) if (!over.has(name.file)) known.set(name.file, name);
    const files = new Set(there.map(({ file }) => file));
    for (const file of over) if (!files.has(file)) over.delete(file);
  };
  const looking = lookEvery(LOOK_MS, look, deps.logger);
  return {
    close() {
      looking.close();
      life.abort();
    },
  };
}

async function tell(
  deps: JobWatchDeps,
  { sessionId, epoch, jobId }: OutboxName,
  signal: AbortSignal,
): Promise<void> {
  await sendLeftovers({ ...deps, withinMs: LEFTOVERS_MS }, sessionId).catch((error: unknown) =>
    deps.logger.warn({ err: error }, 'what a dead job left could not be read'),
  );
  await tellGone({ ...deps, signal }, sessionId, { epoch, job_id: jobId, reason: 'job_died' });
}
