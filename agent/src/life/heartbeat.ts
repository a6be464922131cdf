import type { AgentApi, HeartbeatAnswer } from '../api/agent-api.ts';
import type { Logger } from './logger.ts';
import type { SessionClock } from './session-clock.ts';
import type { UsageMeter } from './usage.ts';

const BEAT_MS = 2_000;

export type HeartbeatDeps = {
  api: AgentApi;
  sessionId: string;
  epoch: number;
  state: () => string;
  usage: UsageMeter;
  clock: SessionClock;
  onAnswer: (answer: HeartbeatAnswer) => void;
  logger: Logger;
};

/** Tells the api every 2 s that the interviewer is alive, and hears whether it still is the one. */
export function startHeartbeat(deps: HeartbeatDeps): { close(): void } {
  let under = false;
  const beat = async () => {
    if (under) return;
    under = true;
    const usage = deps.usage.take();
    const sentWallMs = Date.now();
    try {
      const answer = await deps.api.heartbeat(deps.sessionId, {
        epoch: deps.epoch,
        state: deps.state(),
        usage,
      });
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
  return { close: () => clearInterval(timer) };
}
