import type { InterviewerSight } from '@caseroom/core/wire/agent';
import type { Room } from '@livekit/rtc-node';
import type { AgentApi, HeartbeatAnswer } from '../api/agent-api.ts';
import { onEpochHint } from '../room/log-hints.ts';
import type { Presence } from '../room/presence.ts';
import { watchRoom } from '../room/room-life.ts';
import { startHeartbeat } from './heartbeat.ts';
import type { Logger } from './logger.ts';
import { watchLoop } from './loop-watch.ts';
import { watchRest } from './rest-watch.ts';
import type { Scope } from './scope.ts';
import type { SessionClock } from './session-clock.ts';
import type { UsageMeter } from './usage.ts';

export type StandingDeps = {
  api: Pick<AgentApi, 'heartbeat' | 'reportGone'>;
  room: Room;
  sessionId: string;
  jobId: string;
  epoch: number;
  state: () => string;
  /** Something was said in this sitting that can be gone on with. */
  hasSpoken: () => boolean;
  /** For how long a reply has been due of which nothing is heard. */
  dueMs: () => number;
  presence: Pick<Presence, 'here' | 'inRoom'>;
  usage: UsageMeter;
  clock: SessionClock;
  scope: Scope;
  logger: Logger;
  onAnswer: (answer: HeartbeatAnswer) => void;
  /** Somebody else is the interviewer from here on. */
  onReplaced: () => void;
  /** Fall silent until it is known who the interviewer is. */
  onDoubt: () => void;
};

/**
 * Whether this process is the interviewer, known by heartbeat, by the api's hint, and by its own room. While `inDoubt`,
 * after a standstill in which another one may have come, it must not speak.
 */
export type Standing = { readonly inDoubt: boolean };

export function keepStanding(deps: StandingDeps, onRest: () => void): Standing {
  const { api, sessionId, jobId, epoch, scope, logger } = deps;
  let inDoubt = false;
  const report = (reason: 'room_gone' | 'resting') =>
    api.reportGone(sessionId, { epoch, job_id: jobId, reason }).catch((error: unknown) => {
      logger.warn({ err: error, reason }, 'the api could not be told that the interviewer goes');
    });
  const loop = watchLoop((sleptMs) => {
    logger.warn({ slept_ms: Math.round(sleptMs) }, 'the interviewer stood still');
    inDoubt = true;
    deps.onDoubt();
    void heartbeat.beat();
  });
  const life = watchRoom(deps.room, () => void report('room_gone'));
  const resting = watchRest(
    {
      isResting: () => deps.state() === 'paused',
      isAwaited: () => deps.presence.here && deps.hasSpoken(),
      now: performance.now.bind(performance),
    },
    () => void report('resting').then(onRest),
  );
  const sight = (): InterviewerSight => ({
    room: life.state,
    due_ms: Math.round(deps.dueMs()),
    stalled_ms: loop.take(),
    candidate: deps.presence.inRoom,
  });
  const heartbeat = startHeartbeat({
    ...deps,
    sight,
    onAnswer(answer) {
      if (!answer.holds_lease) return deps.onReplaced();
      inDoubt = false;
      resting.look();
      deps.onAnswer(answer);
    },
  });
  const unhint = onEpochHint(deps.room, (other) => other > epoch && deps.onReplaced());
  scope.onClose('standing', () => {
    for (const part of [heartbeat, loop, life]) part.close();
    unhint();
  });
  return {
    get inDoubt() {
      return inDoubt;
    },
  };
}
