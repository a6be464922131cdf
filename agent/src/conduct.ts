import { inference, type JobContext } from '@livekit/agents';
import { fold } from '@caseroom/core/interview/fold';
import type { AgentApi } from './api/agent-api.ts';
import type { Config } from './config.ts';
import { standardGuards } from './interviewer/guards/standard.ts';
import type { InterviewerDeps } from './interviewer/interviewer.ts';
import type { Interviewer } from './interviewer/port.ts';
import type { Lease } from './lease.ts';
import { tellBegun } from './fleet/job-processes.ts';
import { lifeOf } from './life/process-alive.ts';
import { keepStanding } from './life/standing.ts';
import type { Logger } from './life/logger.ts';
import type { Scope } from './life/scope.ts';
import { createSessionClock, type SessionClock } from './life/session-clock.ts';
import { createUsageMeter } from './life/usage.ts';
import { uuidV7 } from './life/uuid-v7.ts';
import { startFeed } from './log/feed.ts';
import { openInterviewLog } from './log/interview-log.ts';
import { noteArrival } from './log/arrival.ts';
import type { LogRecorder } from './log/recorder.ts';
import { countedRecorder } from './metrics/counted-recorder.ts';
import { startJobFigures } from './metrics/job-figures.ts';
import { chooseModel, chooseProviders } from './providers/table.ts';
import { startSegment } from './recording/segment.ts';
import { onLogHint } from './room/log-hints.ts';
import { watchCandidate } from './room/presence.ts';
import { createRoomState, type RoomState } from './room/room-state.ts';
import { createTalk, type Talk } from './talk.ts';
import { createConversation, type Conversation } from './turns/conversation.ts';
import { createTypedMouth } from './turns/typed-mouth.ts';
import type { LineEvents, Mouth } from './turns/mouth.ts';
import { createBudget } from './life/budget.ts';

/** The candidate who ends an interview is rid of the interviewer within 2 s. */
const GOODBYE_MS = 1_200;
/** A spoken turn whose answer got lost is answered after this, and not before the wait for its end is over. */
const LOST_ANSWER_MS = 4_000;
const PAST_WAIT_MS = 1_000;

export type InterviewDeps = {
  config: Config;
  createInterviewer: (deps: InterviewerDeps) => Interviewer;
};

export type ConductDeps = InterviewDeps &
  Lease & {
    ctx: JobContext;
    jobId: string;
    sessionId: string;
    startedAt: number;
    logger: Logger;
    api: AgentApi;
    scope: Scope;
  };

/** Puts the parts of one interview together and lets it begin. */
export async function conduct(deps: ConductDeps): Promise<void> {
  const { brief, api, logger, scope, jobId, sessionId, ctx, config } = deps;
  const { room } = ctx;
  const { epoch } = brief;
  const clock = createSessionClock(deps.sample);
  const usage = createUsageMeter();
  const budget = createBudget(brief.paid_providers);
  const roomState = createRoomState(room, logger, () => talk === undefined);
  scope.onClose('room state', roomState.close);
  const name = { sessionId, epoch, jobId, ...lifeOf(process.pid) };
  const folder = config.outboxDir;
  const figures = startJobFigures({ workerPort: config.workerPort, logger });
  scope.onClose('figures', figures.close);
  const { recorder: uncounted, drained } = openInterviewLog({
    ...{ folder, name, api, scope, logger },
    onHead: (headSeq) => feed.hint(headSeq),
    onRefused: (end) => figures.add('log_refusals_total', { end }),
  });
  const recorder = countedRecorder(uncounted, figures);
  const keyterms = brief.case.source.keyterms;
  const providers = chooseProviders(config, { ...brief, keyterms }, () => new inference.VAD());
  const model = chooseModel(config, brief, {
    allowed: () => budget.paid,
    onUsage: (unit, amount) => usage.add('openai', config.openai?.model ?? '', unit, amount),
    onAway: (reason) => modelSwitched(model?.name ?? 'model', 'the case', reason),
    onBack: () => modelSwitched('the case', model?.name ?? 'model', 'recovered'),
  });
  const modelSwitched = (from: string, to: string, reason: string) =>
    recorder.note({ kind: 'provider_switched', data: { role: 'model', from, to, reason } }, clock.now());
  figures.add('job_start_seconds', {}, (performance.now() - deps.startedAt) / 1_000);
  noteArrival({ recorder, clock, brief, jobId, providers, model });
  const interviewer = deps.createInterviewer({
    ...{ brief, model, record: recorder.record, now: clock.now, newId: uuidV7, guards: standardGuards },
  });

  let hasBegun = false;
  let left = false;
  const leave = async (reason: string, withinMs: number) => {
    if (left) return;
    left = true;
    conversation.close();
    conversation.hush();
    await drained(withinMs);
    ctx.shutdown(reason);
  };
  const wasLost = fold(brief.case, brief.events).stops.includes('connection');
  let talk: Talk | undefined;
  const spoken = providers.recognisers.length > 0 || providers.voices.length > 0;
  const presence = watchCandidate({
    ...{ room, identity: brief.candidate_identity, wasLost },
    isWritten: () => brief.door === 'type' || !spoken || interviewer.state.isWritten === true,
    onChange(kind) {
      if (left) return;
      const noted = recorder.note({ kind, data: { who: 'candidate' } }, clock.now());
      talk?.absorb([noted]);
      interviewer.absorb([noted]);
      // What is said to nobody is not heard: it is taken up when they are back.
      if (!presence.here) conversation.hush();
    },
  });
  scope.onClose('presence', presence.close);
  const conversation = createConversation({
    ...{ interviewer, clock, roomState, logger },
    isHere: () => presence.here,
    onlyReads: () => presence.onlyReads,
    isSpeaking: () => presence.inRoom && talk?.session.userState === 'speaking',
    mayTalk: () => !left && !standing.inDoubt,
    unansweredMs: () => (spoken ? Math.max(LOST_ANSWER_MS, (talk?.waitMs() ?? 0) + PAST_WAIT_MS) : 0),
    onBegun() {
      if (!hasBegun) void tellBegun(config.workerPort, jobId);
      hasBegun = true;
    },
    onEnded: () => void leave('the interview is over', GOODBYE_MS),
  });
  scope.onClose('conversation', conversation.close);
  const feed = startFeed({
    ...{ api, sessionId, logger },
    afterSeq: brief.events.at(-1)?.seq ?? 0,
    onEvents: (events) => {
      const others = events.filter((event) => event.producer !== jobId);
      if (others.length === 0) return;
      talk?.absorb(others);
      conversation.absorb(others);
    },
  });
  scope.onClose('feed', feed.close);
  scope.onClose('hints', onLogHint(room, feed.hint));
  const replaced = () => void leave('another interviewer has taken over', 0);
  const standing = keepStanding(
    {
      ...{ api, room, sessionId, jobId, epoch, presence, usage, clock, scope, logger },
      state: () => interviewer.state.status,
      hasSpoken: () => interviewer.state.reply !== null,
      dueMs: conversation.dueMs,
      onAnswer(answer) {
        feed.hint(answer.head_seq);
        budget.set(answer.paid_providers);
        presence.tellPage(answer.candidate_page);
      },
      onReplaced: replaced,
      onDoubt: conversation.hush,
    },
    () => void leave('the interview rests', GOODBYE_MS),
  );

  const write = (events: LineEvents) => {
    const written = createTypedMouth({ room, roomState, interviewer, clock, logger, events });
    scope.onClose('written replies', written.close);
    return written;
  };
  if (!spoken) return interviewInWriting(deps, roomState, conversation, write(conversation.lineEvents));
  talk = createTalk({
    ...{ room, brief, providers, interviewer, conversation, write, recorder, presence },
    ...{ clock, roomState, usage, figures, scope, logger, budget, voiceDir: config.voiceDir },
  });
  await talk.start();
  if (brief.consents.recording) record(deps, talk, recorder, clock, roomState);
  conversation.start(talk.mouth);
}

function interviewInWriting(
  { brief }: ConductDeps,
  roomState: RoomState,
  conversation: Conversation,
  written: Mouth,
): void {
  roomState.hearing(brief.door === 'type' ? 'none' : 'away');
  // Where there is no sound there is nothing to record, whatever the candidate agreed to.
  roomState.recording(false);
  roomState.activity('listening');
  conversation.start(written);
}

function record(
  deps: ConductDeps,
  talk: Talk,
  recorder: LogRecorder,
  clock: SessionClock,
  roomState: RoomState,
): void {
  const { brief, api, logger, jobId, sessionId } = deps;
  const segment = startSegment({
    ...{ room: deps.ctx.room, folder: deps.config.outboxDir, api, recorder, clock, logger },
    output: talk.session.output.audio,
    candidateIdentity: brief.candidate_identity,
    name: { sessionId, epoch: brief.epoch, jobId, ...lifeOf(process.pid) },
  });
  roomState.recording(segment !== undefined);
  if (segment) deps.scope.onClose('recording', segment.close);
}
