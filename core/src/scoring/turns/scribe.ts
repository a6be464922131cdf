import type { CompiledCase } from '../../case/schema.ts';
import { contextOf, type Context, type TurnInput } from '../../interview/context.ts';
import { apply } from '../../interview/fold.ts';
import type { NewEvent } from '../../interview/fold-event.ts';
import { emptyState, type InterviewState } from '../../interview/state.ts';
import { audienceOf, type EventBody, type LogEvent, type ProducerKind } from '../../log/event.ts';

/** Writes a log event by event and keeps its fold, so that what comes later can be read in the light of it. */
export type Scribe = {
  readonly events: LogEvent[];
  state(): InterviewState;
  context(nowMs: number, turn?: TurnInput): Context;
  /** Gives the event's id. */
  write(body: EventBody, atMs: number): string;
  record(event: NewEvent): void;
};

/** `newId` gives ids that core cannot make up; the same ids give the same log. */
export function createScribe(compiled: CompiledCase, sessionId: string, newId: () => string): Scribe {
  const events: LogEvent[] = [];
  let state = emptyState;
  let clockMs = 0;
  const append = (body: EventBody, eventId: string, atMs: number): string => {
    clockMs = Math.max(clockMs, atMs);
    const event = envelope(body, { eventId, sessionId, seq: events.length + 1, atMs: clockMs });
    events.push(event);
    state = apply(compiled, state, event);
    return eventId;
  };
  return {
    events,
    state: () => state,
    context: (nowMs, turn) => contextOf(compiled, state, nowMs, newId, turn ?? null),
    write: (body, atMs) => append(body, newId(), atMs),
    record: ({ event_id, occurred_ms, turn_id: _turn, causation_id: _cause, ...body }) => {
      append(body, event_id, occurred_ms);
    },
  };
}

type Place = { eventId: string; sessionId: string; seq: number; atMs: number };

function envelope(body: EventBody, { eventId, sessionId, seq, atMs }: Place): LogEvent {
  const producer = producerOf(body);
  return {
    ...body,
    event_id: eventId,
    session_id: sessionId,
    seq,
    // A transcript tells no date: its clock starts with the epoch.
    stored_at: new Date(atMs).toISOString(),
    producer,
    producer_kind: producer,
    epoch: producer === 'interviewer' ? 1 : 0,
    producer_seq: seq,
    schema_version: 1,
    occurred_ms: atMs,
    audience: audienceOf(body.kind),
    causation_id: null,
    turn_id: null,
  };
}

const producerOf = ({ kind }: EventBody): ProducerKind =>
  kind === 'session_started' || kind === 'session_ended'
    ? 'api'
    : kind === 'page_audible'
      ? 'page'
      : 'interviewer';
