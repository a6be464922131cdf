import { randomUUID } from 'node:crypto';
import type { FoldableEvent, NewEvent } from '@caseroom/core/interview/fold-event';
import {
  audienceOf,
  currentSchemaVersion,
  type EventBody,
  type LogEvent,
  type ProducerKind,
} from '@caseroom/core/log/event';

/** A log kept in memory as the api would keep it: events get their seq as they come. */
export type VirtualLog = {
  readonly sessionId: string;
  readonly events: readonly LogEvent[];
  /** Appends what the interviewer records. */
  record(events: readonly NewEvent[]): FoldableEvent[];
  /** Appends what another producer sends, and gives it back for the interviewer to absorb. */
  append(producerKind: ProducerKind, body: EventBody, atMs: number): LogEvent;
};

/** Virtual time begins here, so that the same interview is stored at the same moments. */
const startOfTime = Date.UTC(2026, 0, 1);

export function createVirtualLog(sessionId: string, newId: () => string = randomUUID): VirtualLog {
  const events: LogEvent[] = [];
  const counts = new Map<ProducerKind, number>();
  const store = (kind: ProducerKind, event: NewEvent): LogEvent => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const stored: LogEvent = {
      ...event,
      session_id: sessionId,
      producer: kind,
      producer_kind: kind,
      epoch: kind === 'interviewer' ? 1 : 0,
      producer_seq: count,
      schema_version: currentSchemaVersion,
      audience: audienceOf(event.kind),
      seq: events.length + 1,
      stored_at: new Date(startOfTime + event.occurred_ms).toISOString(),
    };
    events.push(stored);
    return stored;
  };
  return {
    sessionId,
    events,
    record: (drafts) => drafts.map((draft) => store('interviewer', draft)),
    append: (kind, body, atMs) =>
      store(kind, {
        ...body,
        event_id: newId(),
        occurred_ms: Math.round(atMs),
        turn_id: null,
        causation_id: null,
      }),
  };
}
