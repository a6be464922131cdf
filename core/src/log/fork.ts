import type { EventDraft, EventKind, LogEvent } from './event.ts';

/** Who the copied events are from; nobody else's count meets theirs. */
export const forkProducer = 'fork';

/** What concerned the original's room, recording, listeners and machines alone. */
const leftBehind: ReadonlySet<EventKind> = new Set([
  'recording_segment_started',
  'recording_segment_stored',
  'page_audible',
  'sound_measured',
  'typing_noted',
  'manner_chosen',
  'observers_allowed',
  'coach_joined',
  'coach_left',
  'coach_noted',
  'writing_offered',
  'provider_switched',
  'turn_measured',
  'guard_stopped',
]);

/**
 * The beginning of a log, up to `cutSeq`, for another session: ids are new and still refer to one another, times and
 * words are as they were. Folding it gives what the original interview had come to there.
 */
export function forkLog(
  events: readonly LogEvent[],
  cutSeq: number,
  { sessionId, newId }: { sessionId: string; newId: () => string },
): EventDraft[] {
  const copied = events.filter(({ seq, kind }) => seq <= cutSeq && !leftBehind.has(kind));
  const ids = new Map(copied.map(({ event_id }) => [event_id, newId()]));
  return copied.map((event, index) => {
    const { seq: _seq, stored_at: _stored, ...draft } = event;
    return {
      ...draft,
      data: renamed(draft.data, ids),
      event_id: ids.get(event.event_id) ?? newId(),
      session_id: sessionId,
      producer: forkProducer,
      epoch: 0,
      producer_seq: index + 1,
      causation_id: ids.get(event.causation_id ?? '') ?? null,
      turn_id: ids.get(event.turn_id ?? '') ?? null,
      // The kind and its data stay together: only ids inside are others.
    } as EventDraft;
  });
}

function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return ids.get(value) ?? value;
  if (Array.isArray(value)) return value.map((each) => renamed(each, ids));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each, ids)]));
}
