import type { CompiledCase, NumericQuestion } from '../case/schema.ts';
import { speakFigure } from '../case/spoken-figure.ts';
import type { LogEvent, LogEventOf } from '../log/event.ts';
import type { QuestionResult } from '../wire/report.ts';
import { quoteLine } from './quotes.ts';
import type { RecordLine } from './transcript.ts';

/** What came of each numeric question, read from what the interviewer's code judged at the time. */
export function questionResults(
  compiled: CompiledCase,
  events: readonly LogEvent[],
  lines: readonly RecordLine[],
): QuestionResult[] {
  return numericQuestions(compiled).map((question) => questionResult(compiled, question, events, lines));
}

export const numericQuestions = (compiled: CompiledCase): NumericQuestion[] =>
  compiled.source.phases
    .flatMap((phase) => phase.questions)
    .filter((question) => question.type === 'numeric');

function questionResult(
  compiled: CompiledCase,
  question: NumericQuestion,
  events: readonly LogEvent[],
  lines: readonly RecordLine[],
): QuestionResult {
  const judgements = events.filter(
    (event): event is LogEventOf<'number_judged'> =>
      event.kind === 'number_judged' && event.data.question_id === question.id,
  );
  const last = judgements.findLast((event) => event.data.verdict !== 'not_reached') ?? judgements.at(-1);
  const judged = last && !isBrokenOff(last, events) ? last.data : undefined;
  const stated = events.find(
    (event): event is LogEventOf<'number_stated'> =>
      event.kind === 'number_stated' && event.event_id === last?.data.stated_id,
  );
  const line = lines.find((candidate) => candidate.id === stated?.data.utterance_id);
  const answer = compiled.values[question.answer];
  const waiting = !last && events.some((event) => isUnconfirmed(event, question.id));
  return {
    question_id: question.id,
    asked: compiled.lines[`questions.${question.id}.ask`] ?? question.ask,
    asked_ms: askedMs(events, question.id),
    said: stated?.data.text ?? null,
    said_ms: stated?.occurred_ms ?? null,
    right_answer: answer ? speakFigure(answer.value, answer.unit, 'figure') : '',
    right_on_own:
      judged?.expected_on_own != null && answer
        ? speakFigure(judged.expected_on_own, answer.unit, 'figure')
        : null,
    verdict: judged?.verdict ?? (waiting ? 'unconfirmed' : 'not_reached'),
    error: judged?.error ?? null,
    why: last && !judged ? brokenOff : why(compiled, last),
    solution: compiled.lines[`questions.${question.id}.solution`] ?? question.solution,
    credit: judged && judged.verdict !== 'not_reached' ? judged.credit : null,
    hints: hintsBefore(events, question.id, stated ?? last),
    quotes: line ? [quoteLine(line)] : [],
  };
}

const brokenOff = 'The interview ended before a second try, so it is not scored.';

/**
 * A wrong first try that the candidate had no word after, as the interview was ended on it: every wrong figure gets a
 * second try, and what was not reached is held against nobody.
 */
function isBrokenOff({ seq, data }: LogEventOf<'number_judged'>, events: readonly LogEvent[]): boolean {
  const isFirstTry = data.verdict === 'wrong' && data.attempt === 1 && data.credit === 0;
  const after = events.filter((event) => event.seq > seq);
  const taken = new Set(
    after.flatMap((event) => (event.kind === 'turn_taken' ? event.data.utterance_ids : [])),
  );
  return (
    isFirstTry &&
    after.some((event) => event.kind === 'session_ended' && event.data.reason !== 'completed') &&
    !after.some(({ kind, event_id }) => kind === 'utterance_heard' && taken.has(event_id))
  );
}

/** Help that came after an answer had no part in it. Without an answer every hint counts. */
const hintsBefore = (events: readonly LogEvent[], questionId: string, answer: LogEvent | undefined): number =>
  events.filter(
    (event) =>
      event.kind === 'hint_given' &&
      event.data.question_id === questionId &&
      (answer === undefined || event.seq < answer.seq),
  ).length;

/** A figure that waited for a yes, a unit or a tap on the screen, and got none of them. */
const isUnconfirmed = (event: LogEvent, questionId: string): boolean =>
  event.kind === 'number_stated' && event.data.question_id === questionId && event.data.needs !== 'nothing';

const askedMs = (events: readonly LogEvent[], questionId: string): number | null =>
  events.find(
    (event) =>
      event.kind === 'reply_begun' &&
      event.data.directive.act === 'ask' &&
      event.data.directive.question_id === questionId,
  )?.occurred_ms ?? null;

function why(compiled: CompiledCase, judged: LogEventOf<'number_judged'> | undefined): string {
  if (!judged) return 'The interview did not come to a judged answer here, so it is not scored.';
  switch (judged.data.verdict) {
    case 'right':
      return judged.data.attempt > 1 ? 'Right after another look.' : 'Right.';
    case 'right_on_own':
      return 'Right on your own earlier figure; the earlier slip is counted once, where it was made.';
    case 'not_reached':
      return 'Not reached for lack of time, so it is not scored.';
    case 'wrong':
      return compiled.lines[`wrong_turns.${judged.data.wrong_turn_id}`] ?? wrongWords(judged.data.error);
    default:
      return judged.data.verdict satisfies never;
  }
}

function wrongWords(error: LogEventOf<'number_judged'>['data']['error']): string {
  switch (error) {
    case 'misread_exhibit':
      return 'A figure of the exhibit was misread.';
    case 'wrong_base':
      return 'The figure was taken of the wrong base.';
    case 'unit_slip':
      return 'The figure is in another unit than the one asked for.';
    case 'zero_slip':
      return 'The figure is off by a factor of ten.';
    case 'impossible':
      return 'The figure cannot be: it contradicts what was known.';
    case 'arithmetic':
    case null:
      return 'The way was not wrong by a known turn; the arithmetic does not come to the figure.';
    default:
      return error satisfies never;
  }
}
