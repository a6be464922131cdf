import { inference, voice as framework } from '@livekit/agents';
import type { Room } from '@livekit/rtc-node';
import type { Brief } from '@caseroom/core/wire/agent';
import type { Interviewer } from './interviewer/port.ts';
import type { BudgetGate } from './life/budget.ts';
import type { Logger } from './life/logger.ts';
import type { Scope } from './life/scope.ts';
import type { SessionClock } from './life/session-clock.ts';
import type { UsageMeter } from './life/usage.ts';
import { uuidV7 } from './life/uuid-v7.ts';
import type { LogRecorder } from './log/recorder.ts';
import type { Providers } from './providers/table.ts';
import { Hearing } from './recogniser/hearing.ts';
import type { RoomState } from './room/room-state.ts';
import type { Conversation } from './turns/conversation.ts';
import { InterviewerLlm } from './turns/interviewer-llm.ts';
import type { Line, Mouth } from './turns/mouth.ts';
import { endpointingFor } from './turns/patience.ts';
import { spaced } from './turns/spaced.ts';
import { createSpokenMouth, type SpokenMouth } from './turns/spoken-mouth.ts';
import { createVoiceSession, startVoiceSession } from './turns/voice-session.ts';
import { renderedLabel } from './voice/rendered-lines.ts';
import { speakingVoice } from './voice/speaking-voice.ts';

export type TalkDeps = {
  room: Room;
  brief: Brief;
  providers: Providers;
  interviewer: Interviewer;
  conversation: Conversation;
  written: Mouth;
  recorder: LogRecorder;
  clock: SessionClock;
  roomState: RoomState;
  usage: UsageMeter;
  budget: BudgetGate;
  scope: Scope;
  logger: Logger;
};

export type Talk = { mouth: Mouth; session: framework.AgentSession };

/** The spoken interview: ears, voice and the framework's session round the interviewer. */
export async function startTalk(deps: TalkDeps): Promise<Talk> {
  const { room, brief, conversation, clock } = deps;
  const hearing = createHearing(deps);
  let mouth: SpokenMouth | undefined;
  const session = createVoiceSession({
    hearing,
    vad: new inference.VAD(),
    llm: new InterviewerLlm({
      nextLine: () => mouth?.nextLine() ?? null,
      speak: (line, signal) => spaced(deps.interviewer.speak(line.proposal, signal)),
    }),
    voice: speakingVoice(deps.providers.voices, {
      onSwitch: (from, to, reason) => switched(deps, 'voice', from, to, reason),
    }),
  });
  mouth = createSpokenMouth({
    session,
    clock,
    logger: deps.logger,
    written: deps.written,
    answer: conversation.answer,
    mayVoice: () => mayVoice(deps),
    onVoiceAway: () => switched(deps, 'voice', deps.providers.voices[0]?.name ?? 'none', null, 'silent'),
    events: {
      ...conversation.lineEvents,
      begun(line: Line, atMs: number) {
        session.updateOptions({ turnHandling: { endpointing: endpointingFor(line.proposal.patience) } });
        conversation.lineEvents.begun(line, atMs);
      },
    },
  });
  session.on(framework.AgentSessionEventTypes.UserTranscriptionTimeout, (event) =>
    hearing?.heardNothingSince(event.vadSpeechStartedAt),
  );
  session.on(framework.AgentSessionEventTypes.MetricsCollected, ({ metrics }) => {
    const voice = deps.providers.voices[0];
    if (metrics.type !== 'tts_metrics' || metrics.label === renderedLabel || !voice) return;
    deps.usage.add(voice.provider, voice.model, 'characters', metrics.charactersCount);
  });
  session.on(framework.AgentSessionEventTypes.Close, ({ reason }) => {
    if (reason !== framework.CloseReason.ERROR) return;
    // The interview outlives the framework's session: it goes on in writing.
    deps.logger.error({}, 'the voice session broke off');
    deps.roomState.hearing('away');
    mouth?.muteForGood();
  });
  deps.scope.onClose('voice session', () => session.close());
  await startVoiceSession(session, room, brief.candidate_identity);
  deps.roomState.hearing(hearing ? 'ok' : 'away');
  return { mouth, session };
}

/** A voice that costs money may not stand in for one that does not: which of them speaks is the adapter's to choose. */
const mayVoice = ({ providers: { voices }, budget }: TalkDeps): boolean =>
  voices.length > 0 && (budget.paid || voices.every(({ paid }) => !paid));

function createHearing(deps: TalkDeps): Hearing | undefined {
  const { recognisers } = deps.providers;
  if (recognisers.length === 0) return undefined;
  let hears = recognisers[0];
  let last = hears?.name ?? 'none';
  const hearing = new Hearing({
    recognisers: () => recognisers.filter(({ paid }) => !paid || deps.budget.paid),
    clock: deps.clock,
    logger: deps.logger,
    onFinal(final, recogniser) {
      const utterance = {
        ...final,
        eventId: uuidV7(),
        modality: 'spoken' as const,
        recogniser: recogniser.name,
      };
      return deps.conversation.hear(utterance) === 'turn';
    },
    onHears(recogniser) {
      if (hears === recogniser) return;
      hears = recogniser;
      deps.roomState.hearing('ok');
      switched(deps, 'recogniser', last, recogniser.name, 'failed');
      last = recogniser.name;
    },
    onAway(reason) {
      if (!hears) return;
      hears = undefined;
      deps.roomState.hearing('away');
      switched(deps, 'recogniser', last, null, reason);
    },
    onUsage: ({ provider, model }, audioMs) => deps.usage.add(provider, model, 'audio_ms', audioMs),
  });
  deps.budget.onChange(() => hearing.chooseAgain());
  return hearing;
}

function switched(
  deps: TalkDeps,
  role: 'recogniser' | 'voice',
  from: string,
  to: string | null,
  reason: string,
): void {
  deps.logger.warn({ role, from, to, reason }, 'a provider was switched');
  deps.recorder.note({ kind: 'provider_switched', data: { role, from, to, reason } }, deps.clock.now());
}
