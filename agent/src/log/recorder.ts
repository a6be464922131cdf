import type { FoldableEvent, NewEvent } from '@caseroom/core/interview/fold-event';
import { audienceOf, currentSchemaVersion, type EventBody, type EventDraft } from '@caseroom/core/log/event';
import { uuidV7 } from '../life/uuid-v7.ts';
import type { Outbox } from './outbox.ts';

export type Writer = { sessionId: string; jobId: string; epoch: number };

/** Puts envelopes round what an interviewer decided or heard, and writes them to the outbox before it returns. */
export type LogRecorder = {
  record(events: readonly NewEvent[]): FoldableEvent[];
  /** Shorthand for what has no cause and belongs to no turn. */
  note(body: EventBody, occurredMs: number): FoldableEvent;
};

export function createRecorder(writer: Writer, outbox: Outbox, onWritten: () => void): LogRecorder {
  let count = 0;
  const record = (events: readonly NewEvent[]): FoldableEvent[] => {
    const drafts = events.map((event) => envelope(writer, ++count, event));
    outbox.append(drafts);
    onWritten();
    return drafts;
  };
  return {
    record,
    note(body, occurredMs) {
      const event: NewEvent = {
        ...body,
        event_id: uuidV7(),
        occurred_ms: Math.max(0, Math.round(occurredMs)),
        turn_id: null,
        causation_id: null,
      };
      record([event]);
      return { ...event, producer_kind: 'interviewer' };
    },
  };
}

function envelope(writer: Writer, producerSeq: number, event: NewEvent): EventDraft {
  return {
    ...event,
    session_id: writer.sessionId,
    producer: writer.jobId,
    producer_kind: 'interviewer',
    epoch: writer.epoch,
    producer_seq: producerSeq,
    schema_version: currentSchemaVersion,
    audience: audienceOf(event.kind),
  };
}
