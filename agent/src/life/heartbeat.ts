import type { InterviewerSight } from '@caseroom/core/wire/agent';
import type { AgentApi, HeartbeatAnswer } from '../api/agent-api.ts';
import type { Logger } from './logger.ts';
import type { SessionClock } from './session-clock.ts';
import type { UsageMeter } from './usage.ts';

/** The api misses an interviewer after three and a half of them. */
const BEAT_MS = 1_000;

export type HeartbeatDeps = {
  api: Pick<AgentApi, 'heartbeat'>;
  sessionId: string;
  epoch: number;
  state: () => string;
  sight: () => InterviewerSight;
  usage: UsageMeter;
  clock: SessionClock;
  onAnswer: (answer: HeartbeatAnswer) => void;
  logger: Logger;
};

/** Tells the api every second that the interviewer is alive and what it sees, and hears whether it still is the one. */
export function startHeartbeat(deps: HeartbeatDeps): { beat(): Promise<void>; close(): void } {
  let under = false;
  const beat = async () => {
    if (under) return;
    under = true;
    const usage = deps.usage.take();
    const sentWallMs = Date.now();
    try {
      const { sessionId, epoch } = deps;
      const body = { epoch, state: deps.state(), sight: deps.sight(), usage };
      const answer = await deps.api.heartbeat(sessionId, body);
      deps.clock.sync({ nowMs: answer.now_ms, sentWallMs, receivedWallMs: Date.now() });
      deps.onAnswer(answer);
    } catch (error) {
      deps.usage.giveBack(usage);
      deps.logger.debug({ err: error }, 'a heartbeat was not heard');
    } finally {
      under = false;
    }
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  return { beat, close: () => clearInterval(timer) };
}
