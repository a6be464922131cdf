import type { CompiledCase, PhaseKind } from '../case/schema.ts';
import type { EventKind, LogEvent } from '../log/event.ts';
import { findAsk, type Ask } from './agenda.ts';
import { apply } from './fold.ts';
import { emptyState } from './state.ts';

/**
 * A moment of an interview: what lies between the interviewer's asking of something and the move on to something else.
 * Its id is the ask's. All numbers of events are inclusive.
 */
export type Moment = {
  ask: Ask;
  /** The event that opened the ask. */
  openedSeq: number;
  /** The last event before anything was answered: here the log is cut to sit the moment again. */
  cutSeq: number;
  /** The last event of the decision that left it; what was judged of the answer is part of it. */
  endSeq: number;
  startMs: number;
  endMs: number;
};

/** Every moment in the order of asking. An ask that was come back to is the moment in which it was first open. */
export function momentsOf(compiled: CompiledCase, events: readonly LogEvent[]): Moment[] {
  const moments: Moment[] = [];
  for (const { askId, from, to } of spansOf(compiled, events)) {
    const ask = findAsk(compiled, askId);
    if (!ask || !canBeRedone(ask) || moments.some((one) => one.ask.id === askId)) continue;
    const [opened, end] = [events[from], events[to]];
    if (!opened || !end) continue;
    moments.push({
      ask,
      openedSeq: opened.seq,
      cutSeq: cutAt(events, from),
      endSeq: end.seq,
      startMs: opened.occurred_ms,
      endMs: end.occurred_ms,
    });
  }
  return moments;
}

export const findMoment = (
  compiled: CompiledCase,
  events: readonly LogEvent[],
  askId: string,
): Moment | undefined => momentsOf(compiled, events).find(({ ask }) => ask.id === askId);

/** A phase's own task is a moment where it is an answer of its own, and none where the candidate asks or leads. */
const withoutTask: ReadonlySet<PhaseKind> = new Set(['clarify', 'analysis']);
const canBeRedone = ({ type, phase }: Ask): boolean =>
  phase.kind !== 'clarify' && (type !== 'task' || !withoutTask.has(phase.kind));

type Span = { askId: string; from: number; to: number };

/** From the event that opened an ask to the last one of the decision that closed it, as places in the log. */
function spansOf(compiled: CompiledCase, events: readonly LogEvent[]): Span[] {
  const spans: Span[] = [];
  let state = emptyState;
  let open: { askId: string; from: number } | null = null;
  for (const [index, event] of events.entries()) {
    state = apply(compiled, state, event);
    const askId = state.ask?.askId ?? null;
    const isOver = event.kind === 'session_ended';
    if (open && (isOver || open.askId !== askId)) {
      spans.push({ ...open, to: isOver ? index : endOfDecision(events, index) });
      open = null;
    }
    if (askId !== null && !open && !isOver) open = { askId, from: index };
    if (isOver) break;
  }
  return open ? [...spans, { ...open, to: events.length - 1 }] : spans;
}

/** The last event that was recorded together with the one at `index`. */
function endOfDecision(events: readonly LogEvent[], index: number): number {
  const turnId = events[index]?.turn_id ?? null;
  if (turnId === null) return index;
  const next = events.findIndex((event, at) => at > index && event.turn_id !== turnId);
  return (next === -1 ? events.length : next) - 1;
}

/** What may follow the decision to ask without being an answer. */
const putting: ReadonlySet<EventKind> = new Set([
  'reply_begun',
  'reply_said',
  'interrupted',
  'exhibit_shown',
  'sign_of_life',
  'turn_measured',
  'guard_stopped',
  'scratchpad_saved',
]);

function cutAt(events: readonly LogEvent[], from: number): number {
  const opened = events[from];
  // Time to think that was asked for before the question was put stands for asking it, and is an answer's beginning.
  if (opened?.kind === 'thinking_granted') {
    const before = events.slice(0, from).findLast(({ kind }) => kind !== 'thinking_asked');
    return before?.seq ?? 0;
  }
  const last = endOfDecision(events, from);
  const answer = events.findIndex(({ kind }, index) => index > last && !putting.has(kind));
  return events[(answer === -1 ? events.length : answer) - 1]?.seq ?? 0;
}
