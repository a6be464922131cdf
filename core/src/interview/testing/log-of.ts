import { audienceOf, type EventBody, type LogEvent, type ProducerKind } from '../../log/event.ts';

/** A log from bodies with their times: ids, seqs and envelopes are counted up, so that two logs of one list are equal. */
export function logOf(entries: readonly (readonly [number, EventBody, ProducerKind?])[]): LogEvent[] {
  return entries.map(([atMs, body, producer = 'interviewer'], index) => ({
    ...body,
    event_id: idOf(index + 1),
    session_id: idOf(0),
    seq: index + 1,
    stored_at: new Date(Date.UTC(2026, 0, 1) + atMs).toISOString(),
    producer,
    producer_kind: producer,
    epoch: producer === 'interviewer' ? 1 : 0,
    producer_seq: index + 1,
    schema_version: 1,
    occurred_ms: atMs,
    audience: audienceOf(body.kind),
    causation_id: null,
    turn_id: null,
  }));
}

/** The id of the n-th event of `logOf`, counting from 1. */
export const idOf = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Ids that count up, for whoever makes events in a test. */
export function countingIds(from = 100_000): () => string {
  let next = from;
  return () => idOf(next++);
}
