import { teaHouse } from '@caseroom/core/interview/testing/tea-house';
import { countingIds } from '@caseroom/core/interview/testing/log-of';
import type { EventKind, LogEvent, LogEventOf } from '@caseroom/core/log/event';
import { listener, type Answers } from './listener.ts';
import { playCandidate, playScript, type ScriptedTurn, type TextSessionOptions } from '../text-session.ts';

/** A line, said a second after the interviewer has ended or after a silence of one's own choice. */
export type Line = string | { text: string; afterMs: number };

/** How far back a candidate lets the interviewer finish before speaking. */
const promptlyMs = 1000;

type Options = Partial<TextSessionOptions>;

const standard = (options: Options): TextSessionOptions => ({
  case: teaHouse,
  mode: 'interviewer-led',
  setting: 'practice',
  door: 'talk',
  seed: 7,
  newId: countingIds(),
  ...options,
});

/** Talks the lines through, each when the interviewer has finished. */
export async function talk(lines: readonly Line[], options: Options = {}): Promise<LogEvent[]> {
  let next = 0;
  return playCandidate(standard(options), (_, nowMs) => {
    const line = lines[next];
    if (line === undefined) return null;
    next += 1;
    const { text, afterMs } = typeof line === 'string' ? { text: line, afterMs: promptlyMs } : line;
    return { text, t_ms: nowMs + afterMs };
  });
}

/** Has a candidate sit the case who listens and answers what is asked. */
export const sit = (answers: Answers = {}, options: Options = {}): Promise<LogEvent[]> =>
  playCandidate(standard(options), listener(options.case ?? teaHouse, answers));

/** Plays lines at fixed times. */
export const script = (turns: readonly ScriptedTurn[], options: Options = {}): Promise<LogEvent[]> =>
  playScript(standard(options), turns);

export const ofKind = <K extends EventKind>(events: readonly LogEvent[], kind: K): LogEventOf<K>[] =>
  events.filter((event): event is LogEventOf<K> => event.kind === kind);

/** What the interviewer was heard to say, reply by reply. */
export const replies = (events: readonly LogEvent[]): string[] =>
  ofKind(events, 'reply_said').map(({ data }) => data.text);

/** The acts decided about the candidate's turns, in order. */
export const acts = (events: readonly LogEvent[]): string[] =>
  ofKind(events, 'turn_taken').map(({ data }) => data.directive.act);

export const phases = (events: readonly LogEvent[]): string[] =>
  ofKind(events, 'phase_entered').map(({ data }) => data.phase_id);

/** The way to the first calculation of the tea house. */
export const toMargin: readonly Line[] = [
  'Yes, ready.',
  'No further questions.',
  'I would look at the revenue first, that is price times cups, and then at the cost of rent and tea, and also at what happens to the first shop because guests may move.',
  'Because revenue and cost together give the profit.',
];
