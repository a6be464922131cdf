import { listOutboxes } from '../log/outbox-files.ts';
import { sendLeftovers, type LeftoverDeps } from '../log/leftovers.ts';
import { listSegments } from '../recording/files.ts';
import { storeLeftSegments } from '../recording/left-segments.ts';
import { backoffMs, pause } from './backoff.ts';
import { isAlive } from './process-alive.ts';

/** What a job could not send is looked for so often: whoever follows it on another machine does not know those words. */
const BASE_MS = 3_000;
/** In the end so seldom, while nobody takes any of it. */
const MAX_MS = 15_000;
const WITHIN_MS = 10_000;

/**
 * Sends what dead jobs of this machine left, of before this worker too, until it is there: a job may end while the api is away,
 * and its session may have no later job here.
 */
export function sweepLeft(deps: Omit<LeftoverDeps, 'withinMs'>): { close(): void } {
  const life = new AbortController();
  const left = { ...deps, withinMs: WITHIN_MS };
  const sweep = async () => {
    for (let failures = 0; !life.signal.aborted; ) {
      try {
        await Promise.all([sendLeftovers(left), storeLeftSegments(left)]);
        failures = isSwept(deps.folder) ? 0 : failures + 1;
      } catch (error) {
        deps.logger.warn({ err: error }, 'what earlier jobs left could not be read');
      }
      await pause(backoffMs(failures, BASE_MS, MAX_MS), life.signal);
    }
  };
  void sweep();
  return { close: () => life.abort() };
}

const isSwept = (folder: string): boolean =>
  [...listOutboxes(folder), ...listSegments(folder)].every(isAlive);
