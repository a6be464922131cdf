import { voice } from '@livekit/agents';
import type { TurnMeter } from './turn-meter.ts';

const { AgentSessionEventTypes: types } = voice;

/** Reads the marks of each turn from the framework's session. Its first sound is the first frame that is played out. */
export function watchTurns(session: voice.AgentSession, meter: TurnMeter): void {
  session.on(types.MetricsCollected, ({ metrics }) => {
    if (metrics.type === 'eou_metrics')
      meter.decided({
        stoppedAt: metrics.lastSpeakingTimeMs,
        finalMs: metrics.transcriptionDelayMs,
        decidedMs: metrics.endOfUtteranceDelayMs,
      });
    if (metrics.type === 'llm_metrics' && !metrics.cancelled) meter.words(metrics.ttftMs);
  });
  session.on(types.AgentStateChanged, ({ newState, createdAt }) => {
    if (newState === 'speaking') meter.sounds(createdAt);
  });
  session.on(types.UserStateChanged, ({ newState, createdAt }) => {
    if (newState === 'speaking') meter.candidateSpeaks(createdAt);
  });
  session.on(types.AgentFalseInterruption, () => meter.falseInterruption());
  session.on(types.ConversationItemAdded, ({ item }) => {
    if (item.type === 'message' && item.role === 'assistant') meter.replyOver(item.interrupted);
  });
}
