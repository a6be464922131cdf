import { setTimeout as wait } from 'node:timers/promises';
import type { Brief } from '@caseroom/core/wire/agent';
import type { AgentApi } from './api/agent-api.ts';
import { ApiError } from './api/api-error.ts';
import { backoffMs } from './life/backoff.ts';
import type { Logger } from './life/logger.ts';
import type { ClockSample } from './life/session-clock.ts';

/** The room waits for its interviewer about as long; then a person sees that nobody comes. */
const LEASE_MS = 30_000;

export type Lease = { brief: Brief; sample: ClockSample };

/** Which lease is wanted: without `afterEpoch`, whoever holds it. */
export type Wanted = { sessionId: string; jobId: string; afterEpoch: number | undefined };

/**
 * Becomes the interviewer of a session; waits for an api that is away for a moment. Null: another one has come first,
 * and this one is not needed.
 */
export async function takeLease(
  api: AgentApi,
  { sessionId, jobId, afterEpoch }: Wanted,
  logger: Logger,
): Promise<Lease | null> {
  const deadline = Date.now() + LEASE_MS;
  for (let attempt = 0; ; attempt++) {
    const sentWallMs = Date.now();
    try {
      const brief = await api.takeLease(sessionId, jobId, afterEpoch);
      return { brief, sample: { nowMs: brief.now_ms, sentWallMs, receivedWallMs: Date.now() } };
    } catch (error) {
      if (error instanceof ApiError && error.code === 'interviewer_there') return null;
      if (!(error instanceof ApiError) || !error.retryable || Date.now() > deadline) throw error;
      logger.warn({ err: error, code: error.code }, 'the lease was not given; trying again');
      await wait(backoffMs(attempt, 300, 3_000));
    }
  }
}
