import { randomUUID } from 'node:crypto';
import { audienceOf, type EventBody, type EventDraft } from '@caseroom/core/log/event';

/** Events as an interviewer of an epoch would send them, counted from 1. */
export function interviewerDrafts(sessionId: string, epoch: number, producer = `job-${epoch}`) {
  let count = 0;
  return (body: EventBody, occurredMs = 1_000): EventDraft => {
    count += 1;
    return {
      event_id: randomUUID(),
      session_id: sessionId,
      producer,
      producer_kind: 'interviewer',
      epoch,
      producer_seq: count,
      schema_version: 1,
      occurred_ms: occurredMs,
      audience: audienceOf(body.kind),
      causation_id: null,
      turn_id: null,
      ...body,
    };
  };
}

/** As the page sends it. */
export const typedLine = (text: string, startMs = 1_000): EventBody => ({
  kind: 'utterance_heard',
  data: {
    ...{ text, words: [], start_ms: startMs, end_ms: startMs, confidence: null },
    ...{ modality: 'typed', role: 'turn', recogniser: null },
  },
});

export const spokenLine = (text: string, startMs = 1_000): EventBody => ({
  kind: 'utterance_heard',
  data: {
    text,
    words: [],
    start_ms: startMs,
    end_ms: startMs + 500,
    confidence: 0.9,
    modality: 'spoken',
    role: 'turn',
    recogniser: 'test',
  },
});
