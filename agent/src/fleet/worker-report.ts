import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import type { Capacity } from './capacity.ts';
import type { Workload } from './workload.ts';

const REPORT_MS = 2_000;
/** A seat that is free is told at once: somebody may be waiting for it. */
const LOOK_MS = 250;
/** An api that starts or restarts beside this worker is there in a moment, and people wait. */
const AGAIN_MS = 300;

export type WorkerReportDeps = {
  api: Pick<AgentApi, 'reportWorker'>;
  workerId: string;
  capacity: Capacity;
  workload: Workload;
  /** The media server knows this worker: it can be given interviews. */
  isReady: () => Promise<boolean>;
  logger: Logger;
};

/** Tells the api every 2 s, and on each change, which seats there are and who sits; without it nobody is sent here. */
export function startWorkerReports(deps: WorkerReportDeps): { now(): Promise<void>; close(): void } {
  const { capacity, workload } = deps;
  let reached = true;
  let told = '';
  let toldAt = 0;
  let again: NodeJS.Timeout | undefined;
  const now = async (): Promise<void> => {
    const { draining } = workload;
    const sessions = workload.sessions();
    told = sessions.join();
    toldAt = Date.now();
    const { seats } = (await deps.isReady()) ? capacity : { seats: 0 };
    try {
      await deps.api.reportWorker(deps.workerId, { seats, draining, sessions });
      reached = true;
    } catch (error) {
      // Said once: the next report that arrives tells everything.
      if (reached) deps.logger.warn({ err: error }, 'the api did not take the report of this worker');
      reached = false;
      clearTimeout(again);
      again = setTimeout(() => void now(), AGAIN_MS);
    }
  };
  const timer = setInterval(() => {
    if (Date.now() - toldAt >= REPORT_MS || workload.sessions().join() !== told) void now();
  }, LOOK_MS);
  const close = () => {
    clearInterval(timer);
    clearTimeout(again);
  };
  return { now, close };
}
