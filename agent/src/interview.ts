import { setTimeout as wait } from 'node:timers/promises';
import { inference, type JobContext } from '@livekit/agents';
import { jobMetadata } from '@caseroom/core/wire/room';
import type { Brief } from '@caseroom/core/wire/agent';
import { createAgentApi, type AgentApi } from './api/agent-api.ts';
import { ApiError } from './api/api-error.ts';
import type { Config } from './config.ts';
import { standardGuards } from './interviewer/guards/standard.ts';
import type { InterviewerDeps } from './interviewer/interviewer.ts';
import type { Interviewer } from './interviewer/port.ts';
import { backoffMs } from './life/backoff.ts';
import { startHeartbeat } from './life/heartbeat.ts';
import { createLogger, type Logger } from './life/logger.ts';
import { createScope, type Scope } from './life/scope.ts';
import { createSessionClock, type ClockSample } from './life/session-clock.ts';
import { createUsageMeter } from './life/usage.ts';
import { uuidV7 } from './life/uuid-v7.ts';
import { startFeed } from './log/feed.ts';
import { sendLeftovers } from './log/leftovers.ts';
import { openOutbox } from './log/outbox.ts';
import { outboxPath } from './log/outbox-files.ts';
import { createRecorder } from './log/recorder.ts';
import { startSender } from './log/sender.ts';
import { chooseModel, chooseProviders } from './providers/table.ts';
import { storeLeftSegments } from './recording/left-segments.ts';
import { startSegment } from './recording/segment.ts';
import { onLogHint } from './room/log-hints.ts';
import { watchPresence } from './room/presence.ts';
import { createRoomState } from './room/room-state.ts';
import { startTalk } from './talk.ts';
import { createConversation } from './turns/conversation.ts';
import { createTypedMouth } from './turns/typed-mouth.ts';

/** An earlier job's events are sent first, so that the brief holds them; the candidate waits meanwhile. */
const LEFTOVERS_MS = 3_000;
const SEGMENTS_MS = 60_000;
/** The room waits for its interviewer about as long; then a person sees that nobody comes. */
const LEASE_MS = 30_000;
/** The candidate who ends an interview is rid of the interviewer within 2 s. */
const GOODBYE_MS = 1_200;
const LAST_WORDS_MS = 6_000;

export type InterviewDeps = {
  config: Config;
  createInterviewer: (deps: InterviewerDeps) => Interviewer;
};

/** One job: takes the lease of its session, interviews, and leaves. Returns once the interview is under way. */
export async function startInterview(ctx: JobContext, deps: InterviewDeps): Promise<void> {
  const { config } = deps;
  const jobId = ctx.job.id;
  const sessionId = jobMetadata.parse(JSON.parse(ctx.job.metadata)).session_id;
  const logger = createLogger(config.logLevel, { job_id: jobId, session_id: sessionId });
  const api = createAgentApi(config.api);
  const scope = createScope(logger);
  ctx.addShutdownCallback(scope.close);
  const connected = ctx.connect();
  // Awaited below; a room that is gone meanwhile must not end the process.
  connected.catch(() => {});
  await sendLeftovers({ folder: config.outboxDir, api, logger, withinMs: LEFTOVERS_MS }, sessionId);
  storeLeftSegments({ folder: config.outboxDir, api, logger, withinMs: SEGMENTS_MS }, sessionId).catch(
    (error: unknown) => logger.warn({ err: error }, 'an earlier recording could not be read'),
  );
  const lease = await takeLease(api, sessionId, jobId, logger);
  if (lease.brief.status === 'ended') return ctx.shutdown('the interview is over');
  await connected;
  await conduct(ctx, deps, { jobId, sessionId, logger, api, scope, ...lease });
}

type Taken = { brief: Brief; sample: ClockSample };
type Parts = Taken & { jobId: string; sessionId: string; logger: Logger; api: AgentApi; scope: Scope };

async function takeLease(api: AgentApi, sessionId: string, jobId: string, logger: Logger): Promise<Taken> {
  const deadline = Date.now() + LEASE_MS;
  for (let attempt = 0; ; attempt++) {
    const sentWallMs = Date.now();
    try {
      const brief = await api.takeLease(sessionId, jobId);
      return { brief, sample: { nowMs: brief.now_ms, sentWallMs, receivedWallMs: Date.now() } };
    } catch (error) {
      if (!(error instanceof ApiError) || !error.retryable || Date.now() > deadline) throw error;
      logger.warn({ err: error, code: error.code }, 'the lease was not given; trying again');
      await wait(backoffMs(attempt, 300, 3_000));
    }
  }
}

async function conduct(ctx: JobContext, deps: InterviewDeps, parts: Parts): Promise<void> {
  const { brief, api, logger, scope, jobId, sessionId } = parts;
  const { room } = ctx;
  const clock = createSessionClock(parts.sample);
  const usage = createUsageMeter();
  const roomState = createRoomState(room, logger);
  const { epoch } = brief;

  const outbox = openOutbox(
    outboxPath(deps.config.outboxDir, { sessionId, epoch, jobId, pid: process.pid }),
    [],
    logger,
  );
  const sender = startSender({
    outbox,
    logger,
    send: (events) => api.append(sessionId, epoch, events),
    onAnswer: (answer) => feed.hint(answer.head_seq),
  });
  scope.onClose('outbox', async () => {
    await sender.drained(LAST_WORDS_MS);
    sender.close();
    outbox.close();
  });
  const recorder = createRecorder({ sessionId, jobId, epoch }, outbox, sender.nudge);
  const providers = chooseProviders(
    deps.config,
    { ...brief, keyterms: brief.case.source.keyterms },
    () => new inference.VAD(),
  );
  let paid = brief.paid_providers;
  const model = chooseModel(deps.config, brief, {
    allowed: () => paid,
    onUsage: (unit, amount) => usage.add('openai', deps.config.openai?.model ?? '', unit, amount),
  });
  recorder.note(
    {
      kind: 'interviewer_joined',
      data: {
        job_id: jobId,
        offset_ms: clock.offsetMs(),
        recogniser: providers.recognisers[0]?.name ?? null,
        model: model?.name ?? null,
        prompt_hash: null,
        voice: providers.voices[0]?.name ?? null,
      },
    },
    clock.now(),
  );
  const resumed = brief.events.some(({ kind }) => kind === 'reply_begun');
  if (resumed) recorder.note({ kind: 'interviewer_restored', data: { job_id: jobId } }, clock.now());
  const interviewer = deps.createInterviewer({
    brief,
    record: recorder.record,
    now: clock.now,
    newId: uuidV7,
    model,
    guards: standardGuards,
  });

  let left = false;
  const leave = async (reason: string, withinMs: number) => {
    if (left) return;
    left = true;
    conversation.close();
    await sender.drained(withinMs);
    ctx.shutdown(reason);
  };
  let met = room.remoteParticipants.has(brief.candidate_identity);
  const presence = watchPresence(room, brief.candidate_identity, (here) => {
    const kind = here ? 'connection_restored' : 'connection_lost';
    if (met && !left) recorder.note({ kind, data: { who: 'candidate' } }, clock.now());
    met = true;
  });
  scope.onClose('presence', presence.close);
  const spoken = providers.recognisers.length > 0 || providers.voices.length > 0;
  let isSpeaking = () => false;
  const conversation = createConversation({
    interviewer,
    clock,
    roomState,
    logger,
    isHere: () => presence.here,
    isSpeaking: () => isSpeaking(),
    unansweredMs: spoken ? 4_000 : 0,
    onEnded: () => void leave('the interview is over', GOODBYE_MS),
  });
  scope.onClose('conversation', conversation.close);
  const feed = startFeed({
    api,
    sessionId,
    afterSeq: brief.events.at(-1)?.seq ?? 0,
    onEvents: (events) => {
      const others = events.filter((event) => event.producer !== jobId);
      if (others.length > 0) conversation.absorb(others);
    },
    logger,
  });
  scope.onClose('feed', feed.close);
  scope.onClose('hints', onLogHint(room, feed.hint));
  const heartbeat = startHeartbeat({
    api,
    sessionId,
    epoch,
    clock,
    usage,
    logger,
    state: () => interviewer.state.status,
    onAnswer: (answer) => {
      feed.hint(answer.head_seq);
      paid = answer.paid_providers;
      if (!answer.holds_lease) void leave('another interviewer has taken over', 0);
    },
  });
  scope.onClose('heartbeat', heartbeat.close);

  const written = createTypedMouth({
    room,
    roomState,
    interviewer,
    clock,
    logger,
    events: conversation.lineEvents,
  });
  scope.onClose('written replies', written.close);
  if (!spoken) {
    roomState.hearing(brief.door === 'type' ? 'none' : 'away');
    roomState.activity('listening');
    conversation.start(written);
    return;
  }
  const talk = await startTalk({
    room,
    brief,
    providers,
    interviewer,
    conversation,
    written,
    recorder,
    clock,
    roomState,
    usage,
    scope,
    logger,
  });
  isSpeaking = () => talk.session.userState === 'speaking';
  if (brief.consents.recording) {
    const segment = startSegment({
      room,
      output: talk.session.output.audio,
      candidateIdentity: brief.candidate_identity,
      folder: deps.config.outboxDir,
      name: { sessionId, epoch, jobId, pid: process.pid },
      api,
      recorder,
      clock,
      logger,
    });
    roomState.recording(segment !== undefined);
    if (segment) scope.onClose('recording', segment.close);
  }
  conversation.start(talk.mouth);
}
