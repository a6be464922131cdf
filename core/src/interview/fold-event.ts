import type { EventBody, EventKind, ProducerKind } from '../log/event.ts';

/** What the fold reads of an event: every stored event is one, and so is one that still waits in an outbox. */
export type FoldableEvent = EventBody & {
  event_id: string;
  occurred_ms: number;
  producer_kind: ProducerKind;
};
export type FoldableEventOf<K extends EventKind> = Extract<FoldableEvent, { kind: K }>;

/** An event that somebody decided and that has not been recorded yet. */
export type NewEvent = EventBody & {
  event_id: string;
  occurred_ms: number;
  turn_id: string | null;
  causation_id: string | null;
};
