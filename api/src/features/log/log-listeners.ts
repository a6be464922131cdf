import type { EventKind } from '@caseroom/core/log/event';
import type { Logger } from 'pino';
import type { Metrics } from '../health/metrics.ts';
import type { RoomGateway } from '../rooms/room.gateway.ts';
import type { LogListener } from './log.service.ts';

export type ListenerDeps = {
  logger: Logger;
  rooms: Pick<RoomGateway, 'hintLog'>;
  metrics: Pick<Metrics, 'events'>;
  closeRoomLater: (sessionId: string) => Promise<void>;
  enqueueWaiting: (sessionId: string) => Promise<void>;
  makeAacLater: (segment: { session_id: string; segment_id: string }) => Promise<void>;
};

/**
 * Whoever is in the room hears a hint, the candidate's page as well: nothing is said of one who listens unseen, nor of a
 * record that is put right when the room is long closed.
 */
const unseen: ReadonlySet<EventKind> = new Set(['coach_joined', 'coach_left', 'line_corrected']);

/** Nobody is in the room yet who could be told. */
const beginsSession: ReadonlySet<EventKind> = new Set(['session_started', 'moment_reopened']);

/** What follows a commit. Each may fail without harm: the log stands, and reconcilers make good what was lost. */
export function createListeners(deps: ListenerDeps): LogListener[] {
  const quietly = (work: Promise<void>, message: string, sessionId: string): void => {
    work.catch((err: unknown) => deps.logger.warn({ err, session_id: sessionId }, message));
  };
  return [
    (_sessionId, events) => {
      for (const { kind, producer_kind } of events) deps.metrics.events.inc({ kind, producer_kind });
    },
    (sessionId, events) => {
      const last = events.findLast(({ kind }) => !unseen.has(kind));
      if (!last || last.producer_kind === 'interviewer' || beginsSession.has(last.kind)) return;
      quietly(
        deps.rooms.hintLog(sessionId, last.seq),
        'the interviewer could not be told of the log',
        sessionId,
      );
    },
    (sessionId, events) => {
      if (!events.some((event) => event.kind === 'session_ended')) return;
      quietly(deps.closeRoomLater(sessionId), 'the room could not be set to close', sessionId);
      // What is heard after the end makes an evaluation too; the reconciler queues that one.
      quietly(deps.enqueueWaiting(sessionId), 'the evaluation could not be queued', sessionId);
    },
    (sessionId, events) => {
      for (const event of events) {
        if (event.kind !== 'recording_segment_stored') continue;
        const segment = { session_id: sessionId, segment_id: event.data.segment_id };
        quietly(deps.makeAacLater(segment), 'the other form of a recording could not be queued', sessionId);
      }
    },
  ];
}
