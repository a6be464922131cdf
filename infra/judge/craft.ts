import type { LogEvent, LogEventOf } from '@caseroom/core/log/event';
import type { Played } from './play.ts';

/** How an interview was led, counted from its log alone. */
export type Craft = {
  replies: number;
  turns: number;
  long: number;
  manyQuestions: number;
  interviewerWords: number;
  candidateWords: number;
  /** Replies begun in granted thinking time that nobody asked for. */
  intoThinking: number;
  /** Questions that were asked twice, or cut off and never heard. */
  twice: string[];
  lost: string[];
  /** Phases that are not optional and were not entered, in an interview that went to its end. */
  missing: string[];
  endedAs: string;
};

const mostWords = 35;

export function craftOf({ sitting, events }: Played): Craft {
  const replies = events.filter((event) => event.kind === 'reply_said');
  const heard = events.filter((event) => event.kind === 'utterance_heard');
  // The prompt is read out, however long it is.
  const opening = sitting.case.lines['prompt.say']?.slice(0, 40) ?? '';
  const words = replies.map(({ data }) => wordsIn(data.text));
  const ended = events.findLast((event) => event.kind === 'session_ended')?.data.reason ?? 'not at all';
  return {
    replies: replies.length,
    turns: events.filter(({ kind }) => kind === 'turn_taken').length,
    long: replies.filter(({ data }, at) => (words[at] ?? 0) > mostWords && !data.text.includes(opening))
      .length,
    manyQuestions: replies.filter(({ data }) => data.text.split('?').length > 2).length,
    interviewerWords: sum(words),
    candidateWords: sum(heard.map(({ data }) => wordsIn(data.text))),
    intoThinking: spokenIntoThinking(events),
    twice: askedTwice(events),
    lost: lostQuestions(events),
    missing: ended === 'completed' ? missingPhases(sitting.case.source.phases, events) : [],
    endedAs: ended,
  };
}

export const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

/** While granted time runs, only a turn of the candidate's (a question, a wish for more) is answered. */
function spokenIntoThinking(events: readonly LogEvent[]): number {
  let endsMs = 0;
  let answered = false;
  let count = 0;
  for (const event of events) {
    if (event.kind === 'thinking_granted') endsMs = event.data.ends_ms;
    if (event.kind === 'thinking_ended') endsMs = 0;
    if (event.kind === 'turn_taken') answered = true;
    if (event.kind === 'timer_fired') answered = false;
    if (event.kind === 'reply_begun' && event.occurred_ms < endsMs && !answered) count += 1;
  }
  return count;
}

/** The word may be given to a candidate who leads as often as it takes; a question of the case is put once. */
function askedTwice(events: readonly LogEvent[]): string[] {
  const asked = events.flatMap((event) => {
    const decided = event.kind === 'turn_taken' || event.kind === 'timer_fired' ? event.data.directive : null;
    return decided?.act === 'ask' && !decided.question_id.startsWith('phase.') ? [decided.question_id] : [];
  });
  return asked.filter((id, at) => asked.indexOf(id) !== at);
}

/** A long line said into a question is an answer to it, heard or not. */
const answerWords = 12;
/** A question that was cut off must be heard within this many replies. */
const soon = 3;

function lostQuestions(events: readonly LogEvent[]): string[] {
  const begun = new Map(events.filter(is('reply_begun')).map((event) => [event.data.reply_id, event.data]));
  const said = events.filter(is('reply_said'));
  return said.flatMap(({ data, seq }, at) => {
    const planned = begun.get(data.reply_id)?.planned_text ?? '';
    const question = planned.split(/(?<=[.!?])\s+/).findLast((sentence) => sentence.includes('?'));
    if (!data.interrupted || !question || data.text.includes('?')) return [];
    const cut = events.find((event) => event.seq > seq && event.kind === 'utterance_heard');
    if (cut?.kind === 'utterance_heard' && wordsIn(cut.data.text) >= answerWords) return [];
    const later = said.slice(at + 1, at + 1 + soon);
    const isHeard = later.some((one) => one.data.text.includes(question) || one.data.interrupted);
    return isHeard || later.length < soon ? [] : [question];
  });
}

const is =
  <K extends LogEvent['kind']>(kind: K) =>
  (event: LogEvent): event is LogEventOf<K> =>
    event.kind === kind;

function missingPhases(
  phases: Played['sitting']['case']['source']['phases'],
  events: readonly LogEvent[],
): string[] {
  const entered = events.filter(is('phase_entered')).map(({ data }) => data.phase_id);
  return phases.filter(({ id, optional }) => !optional && !entered.includes(id)).map(({ id }) => id);
}
