import type { JobContext } from '@livekit/agents';
import { jobMetadata } from '@caseroom/core/wire/room';
import { createAgentApi, type AgentApi } from './api/agent-api.ts';
import { conduct, type InterviewDeps } from './conduct.ts';
import { takeLease } from './lease.ts';
import { createLogger, type Logger } from './life/logger.ts';
import { createScope } from './life/scope.ts';
import { sendLeftovers } from './log/leftovers.ts';
import { storeLeftSegments } from './recording/left-segments.ts';

/** An earlier job's events are sent first, so that the brief holds them; the candidate waits meanwhile. */
const LEFT_EVENTS_MS = 3_000;
const LEFT_SOUND_MS = 60_000;

/** The epoch of nobody: called after it comes the first interviewer of a session. */
const FIRST = 0;

/** One job: takes the lease of its session, interviews, and leaves. Returns once the interview is under way. */
export async function startInterview(ctx: JobContext, deps: InterviewDeps): Promise<void> {
  const startedAt = performance.now();
  const { config } = deps;
  const jobId = ctx.job.id;
  const wanted = jobMetadata.parse(JSON.parse(ctx.job.metadata));
  const sessionId = wanted.session_id;
  const logger = createLogger(config.logLevel, { job_id: jobId, session_id: sessionId });
  const api = createAgentApi(config.api);
  const scope = createScope(logger);
  ctx.addShutdownCallback(scope.close);
  const connected = ctx.connect();
  // Awaited below; a room that is gone meanwhile must not end the process.
  connected.catch(() => {});
  await sendWhatWasLeft(config.outboxDir, api, sessionId, logger);
  // Who follows another one is in the room first: the one before is put out of it as soon as the lease is taken.
  if (wanted.after_epoch !== FIRST) await connected;
  const lease = await takeLease(api, { sessionId, jobId, afterEpoch: wanted.after_epoch }, logger);
  if (!lease) return ctx.shutdown('another interviewer has come first');
  if (lease.brief.status === 'ended') return ctx.shutdown('the interview is over');
  await connected;
  await conduct({ ...deps, ...lease, ctx, jobId, sessionId, startedAt, logger, api, scope });
}

async function sendWhatWasLeft(
  folder: string,
  api: AgentApi,
  sessionId: string,
  logger: Logger,
): Promise<void> {
  storeLeftSegments({ folder, api, logger, withinMs: LEFT_SOUND_MS }, sessionId).catch((error: unknown) =>
    logger.warn({ err: error }, 'an earlier recording could not be read'),
  );
  await sendLeftovers({ folder, api, logger, withinMs: LEFT_EVENTS_MS }, sessionId).catch((error: unknown) =>
    logger.warn({ err: error }, 'an earlier outbox could not be read'),
  );
}
