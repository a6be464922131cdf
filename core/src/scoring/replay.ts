import type { CompiledCase } from '../case/schema.ts';
import type { LogEvent } from '../log/event.ts';
import type { Replay } from '../wire/replay.ts';
import { linesOf } from './transcript.ts';

/** Read from the log and the pinned case; nothing of it was found by anybody. */
export function replayOf(compiled: CompiledCase, events: readonly LogEvent[]): Replay {
  return {
    lines: linesOf(compiled, events).flatMap(({ id, words }) =>
      words.length === 0
        ? []
        : [{ line_id: id, words: words.map(({ text, start_ms, end_ms }) => ({ text, start_ms, end_ms })) }],
    ),
    exhibits: events.flatMap((event) => {
      if (event.kind !== 'exhibit_shown') return [];
      const shown = compiled.exhibits.find(({ id }) => id === event.data.exhibit_id);
      return shown ? [{ ...shown, shown_ms: event.occurred_ms }] : [];
    }),
    scratchpads: events.flatMap((event) =>
      event.kind === 'scratchpad_saved' ? [{ saved_ms: event.occurred_ms, text: event.data.text }] : [],
    ),
  };
}
