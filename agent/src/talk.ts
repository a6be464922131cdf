import { inference, voice as framework } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { FoldableEvent } from '@caseroom/core/interview/fold-event';
import type { Brief } from '@caseroom/core/wire/agent';
import { sentencesOf } from './interviewer/clauses.ts';
import type { Interviewer, Proposal } from './interviewer/port.ts';
import type { BudgetGate } from './life/budget.ts';
import type { Logger } from './life/logger.ts';
import type { Scope } from './life/scope.ts';
import type { SessionClock } from './life/session-clock.ts';
import type { UsageMeter } from './life/usage.ts';
import { noteSwitch } from './log/provider-switch.ts';
import type { LogRecorder } from './log/recorder.ts';
import type { Figures } from './metrics/job-figures.ts';
import { createTurnMeter } from './metrics/turn-meter.ts';
import { watchTurns } from './metrics/watch-turns.ts';
import type { Providers } from './providers/table.ts';
import type { Presence } from './room/presence.ts';
import type { RoomState } from './room/room-state.ts';
import type { Conversation } from './turns/conversation.ts';
import { createEarlyStart } from './turns/early-start.ts';
import { createEars, type Ears, type EarsDeps } from './turns/ears.ts';
import { gateVad } from './turns/gated-vad.ts';
import { InterviewerLlm } from './turns/interviewer-llm.ts';
import type { LineEvents, Mouth, WrittenMouth } from './turns/mouth.ts';
import { spaced } from './turns/spaced.ts';
import { watchQuiet } from './turns/quiet-watch.ts';
import { createSpokenMouth, type SpokenMouth } from './turns/spoken-mouth.ts';
import { createTurnWaits } from './turns/turn-waits.ts';
import { createVoiceSession, startVoiceSession } from './turns/voice-session.ts';
import { createInterviewVoice, type InterviewVoice } from './voice/interview-voice.ts';
import type { FillerHeard } from './voice/reply-track.ts';

export type TalkDeps = {
  room: Room;
  brief: Brief;
  providers: Providers;
  interviewer: Interviewer;
  conversation: Conversation;
  presence: Pick<Presence, 'onlyReads'>;
  /** Makes what writes; it tells of its lines as the voice does. */
  write: (events: LineEvents) => WrittenMouth;
  recorder: LogRecorder;
  clock: SessionClock;
  roomState: RoomState;
  usage: UsageMeter;
  figures: Pick<Figures, 'add'>;
  budget: BudgetGate;
  /** Where fixed lines that were voiced are kept; null: nowhere. */
  voiceDir: string | null;
  scope: Scope;
  logger: Logger;
};

export type Talk = {
  mouth: Mouth;
  session: framework.AgentSession;
  /** What others wrote into the log, before the conversation takes it in; also while the session begins. */
  absorb(events: readonly FoldableEvent[]): void;
  /** How long the end of what is being said may be waited for, in milliseconds. */
  waitMs(): number;
  /** Goes into the room: from here on the candidate is heard. */
  start(): Promise<void>;
};

/** The spoken interview: ears, voice and the framework's session round the interviewer. */
export function createTalk(deps: TalkDeps): Talk {
  const { room, brief, conversation, clock } = deps;
  let mouth: SpokenMouth | undefined;
  const isSpeaking = () => session.userState === 'speaking';
  const voice = createVoice(deps, isSpeaking);
  const early = voice && createEarlyStart({ ...earlyDeps(deps), voice: voice.reply });
  const waits = createTurnWaits(brief.case.source, (endpointing) =>
    session.updateOptions({ turnHandling: { endpointing } }),
  );
  const ears = createOurEars(deps, {
    interrupt: () => interruptIn(session),
    onTurnWords() {
      waits.words(conversation.said());
      early?.onFinal();
    },
    onInterim: (interim) => early?.onInterim(interim),
  });
  const watched = watchQuiet(new inference.VAD(), (silentMs) => early?.onSilence(silentMs));
  const session = createVoiceSession({
    hearing: ears?.hearing,
    vad: ears ? gateVad(watched, ears.floor.gate) : watched,
    llm: new InterviewerLlm({
      nextLine: () => mouth?.nextLine() ?? null,
      speak: ({ proposal, rehearsal }, signal) =>
        overheard(spaced(deps.interviewer.speak(proposal, signal, rehearsal)), ears?.floor.speaks),
      expect: (track) => voice?.expect(track),
    }),
    voice: voice?.tts,
  });
  const canVoice = () => voice !== undefined && voice.reply.isThere && !isForReaders(deps);
  const events: LineEvents = {
    ...conversation.lineEvents,
    begun(line, atMs) {
      conversation.lineEvents.begun(line, atMs);
      waits.replied(line.proposal.patience, deps.interviewer.state.phase?.id);
    },
    said(line, said) {
      conversation.lineEvents.said(line, said);
      if (canVoice()) voice?.warm().catch(() => {});
    },
  };
  mouth = createSpokenMouth({
    ...{ session, clock, events, canVoice },
    logger: deps.logger,
    written: deps.write(events),
    answer() {
      const line = conversation.answer();
      return line && { ...line, rehearsal: early?.take(line.proposal) };
    },
    onSignOfLife: (heard) => signOfLife(deps, heard),
  });
  session.on(framework.AgentSessionEventTypes.UserTranscriptionTimeout, (event) =>
    ears?.heardNothingSince(event.vadSpeechStartedAt),
  );
  session.on(framework.AgentSessionEventTypes.Close, ({ reason }) => {
    if (reason !== framework.CloseReason.ERROR) return;
    // The interview outlives the framework's session: it goes on in writing.
    deps.logger.error({}, 'the voice session broke off');
    ears?.away('session');
    mouth?.muteForGood();
  });
  watchTurns(session, turnMeter(deps));
  deps.scope.onClose('early start', () => early?.close());
  deps.scope.onClose('voice', () => voice?.tts.close());
  deps.scope.onClose('voice session', () => session.close());
  readyGreeting(deps, voice);
  return {
    ...{ mouth, session, waitMs: waits.longestMs },
    absorb: (events) => ears?.absorb(events),
    async start() {
      await startVoiceSession(session, room, brief.candidate_identity);
      if (ears && session.output.audio) ears.attach(session.output.audio);
      deps.scope.onClose('ears', () => ears?.close());
      deps.roomState.hearing(ears && !ears.isAway ? 'ok' : 'away');
    },
  };
}

function createVoice(deps: TalkDeps, isSpeaking: () => boolean): InterviewVoice | undefined {
  const { providers, brief, voiceDir, budget, usage } = deps;
  return createInterviewVoice({
    voices: providers.voices,
    case: brief.case,
    voiceDir,
    isSpeaking,
    seed: Math.floor(deps.clock.now()),
    mayUse: ({ paid }) => !paid || budget.paid,
    onSwitch: (from, to, reason) => switched(deps, 'voice', from ?? 'none', to, reason),
    onUsage: ({ provider, model }, characters) => usage.add(provider, model, 'characters', characters),
  });
}

/** A voice would speak into an empty room to whoever reads outside of it. */
const isForReaders = ({ interviewer, presence }: TalkDeps): boolean =>
  interviewer.state.isWritten === true || presence.onlyReads;

const earlyDeps = ({ conversation, interviewer }: TalkDeps) => ({
  guess: conversation.guess,
  rehearse: (proposal: Proposal) => interviewer.rehearse(proposal),
});

const turnMeter = ({ figures, recorder, clock }: TalkDeps) =>
  createTurnMeter({
    figures,
    onMeasured: (data) => void recorder.note({ kind: 'turn_measured', data }, clock.now()),
  });

/** Each clause as it goes by. */
async function* overheard(
  clauses: AsyncIterable<string>,
  heard: ((clause: string) => void) | undefined,
): AsyncIterable<string> {
  for await (const clause of clauses) {
    heard?.(clause);
    yield clause;
  }
}

/** The first words are known before the page can play them: their sound is made meanwhile. */
function readyGreeting({ interviewer }: TalkDeps, voice: InterviewVoice | undefined): void {
  const [first, ...others] = sentencesOf(interviewer.guessOpening()?.plannedText ?? '');
  if (!voice || first === undefined) return;
  voice.reply.ahead(first);
  voice.reply.warm(others).catch(() => {});
}

/** What was said because a reply was late: heard, and no reply. */
function signOfLife({ recorder, clock }: TalkDeps, { text, startMs, endMs }: FillerHeard): void {
  const data = { text, start_ms: Math.round(startMs), end_ms: Math.round(endMs) };
  recorder.note({ kind: 'sign_of_life', data }, clock.now());
}

function createOurEars(
  deps: TalkDeps,
  hooks: Pick<EarsDeps, 'interrupt' | 'onTurnWords' | 'onInterim'>,
): Ears | undefined {
  return createEars({
    ...deps,
    ...hooks,
    recognisers: deps.providers.recognisers,
    onUsage: ({ provider, model }, audioMs) => deps.usage.add(provider, model, 'audio_ms', audioMs),
    onSwitch: (from, to, reason) => switched(deps, 'recogniser', from, to, reason),
    onFailure: () => deps.figures.add('provider_errors_total', { role: 'recogniser' }),
    onReconnect: () => deps.figures.add('recogniser_reconnects_total', {}),
  });
}

/** The framework throws when nothing runs that could be interrupted: then nothing needs to be. */
function interruptIn(session: framework.AgentSession): void {
  try {
    session.interrupt();
  } catch {
    // Said above.
  }
}

function switched(
  deps: TalkDeps,
  role: 'recogniser' | 'voice',
  from: string,
  to: string | null,
  reason: string,
): void {
  deps.logger.warn({ role, from, to, reason }, 'a provider was switched');
  noteSwitch(deps, { role, from, to, reason });
}
