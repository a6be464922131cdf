import type { AgentApi, GoneBody } from '../api/agent-api.ts';
import { ApiError } from '../api/api-error.ts';
import { backoffMs, pause } from './backoff.ts';
import type { Logger } from './logger.ts';

/** An api that was started again is there within seconds, and somebody waits for an interviewer meanwhile. */
const RETRY_BASE_MS = 500;
const RETRY_MAX_MS = 10_000;

export type TellGoneDeps = { api: Pick<AgentApi, 'reportGone'>; logger: Logger; signal: AbortSignal };

/** Tells the api that a job is over, again and again until it has answered; never throws. Told twice it is told once. */
export async function tellGone(
  { api, logger, signal }: TellGoneDeps,
  sessionId: string,
  gone: GoneBody,
): Promise<void> {
  for (let failures = 0; !signal.aborted; failures++) {
    try {
      return await api.reportGone(sessionId, gone);
    } catch (error) {
      if (failures === 0)
        logger.warn({ err: error, job_id: gone.job_id }, 'the api could not be told that a job is over');
      if (error instanceof ApiError && !error.retryable) return;
      await pause(backoffMs(failures, RETRY_BASE_MS, RETRY_MAX_MS), signal);
    }
  }
}
