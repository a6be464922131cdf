import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import type { Capacity } from './capacity.ts';
import type { Workload } from './workload.ts';

const REPORT_MS = 2_000;
/** An api that starts or restarts beside this worker is there in a moment, and people wait. */
const AGAIN_MS = 300;

export type WorkerReportDeps = {
  api: Pick<AgentApi, 'reportWorker'>;
  workerId: string;
  capacity: Capacity;
  workload: Workload;
  /** The media server knows this worker: it can be given interviews. */
  isReady: () => boolean;
  logger: Logger;
};

/** Tells the api every 2 s which seats there are and who sits; without it nobody is sent here. */
export function startWorkerReports(deps: WorkerReportDeps): { now(): Promise<void>; close(): void } {
  const { capacity, workload } = deps;
  let reached = true;
  let again: NodeJS.Timeout | undefined;
  const now = async (): Promise<void> => {
    const { draining } = workload;
    const seats = deps.isReady() ? capacity.seats : 0;
    try {
      await deps.api.reportWorker(deps.workerId, { seats, draining, sessions: workload.sessions() });
      reached = true;
    } catch (error) {
      // Said once: the next report that arrives tells everything.
      if (reached) deps.logger.warn({ err: error }, 'the api did not take the report of this worker');
      reached = false;
      clearTimeout(again);
      again = setTimeout(() => void now(), AGAIN_MS);
    }
  };
  const timer = setInterval(() => void now(), REPORT_MS);
  const close = () => {
    clearInterval(timer);
    clearTimeout(again);
  };
  return { now, close };
}
