import type { CompiledCase, NumericQuestion } from '../case/schema.ts';
import { findNumericQuestion } from '../interview/agenda.ts';
import { contextOf, type Context, type TurnInput } from '../interview/context.ts';
import { unitOfFigure } from '../interview/convert.ts';
import { eitherAnswer, readTurn, type ReadTurn } from '../interview/figures.ts';
import { apply } from '../interview/fold.ts';
import type { NewEvent } from '../interview/fold-event.ts';
import { progressOf } from '../interview/fold-numbers.ts';
import { judgeValue } from '../interview/judge.ts';
import { judgementEvent, toldEvent } from '../interview/judgement.ts';
import { emptyState, type InterviewState } from '../interview/state.ts';
import type { EventBody, LogEvent, LogEventOf } from '../log/event.ts';
import { isSameFigure } from '../speech/same-figure.ts';

/**
 * A log as it would read had every corrected line been heard as it was said: figures of corrected turns are judged
 * anew, and so is every later figure, as it may rest on them. What the interviewer said then stays as it was; hints and
 * tries that came only because a right figure had been misheard count for nothing.
 */
export function correctedLog(compiled: CompiledCase, events: readonly LogEvent[]): readonly LogEvent[] {
  const corrections = new Map(
    events
      .filter((event): event is LogEventOf<'line_corrected'> => event.kind === 'line_corrected')
      .map(({ data }) => [data.utterance_id, data.text]),
  );
  if (corrections.size === 0) return events;
  const reading: Reading = {
    ...{ compiled, events, corrections, state: emptyState },
    ...{ texts: new Map(), unsaid: new Set(), settled: new Set() },
  };
  return events.flatMap((event) => {
    const amended = amend(reading, event);
    for (const each of amended) reading.state = apply(compiled, reading.state, each);
    return amended;
  });
}

type Reading = {
  compiled: CompiledCase;
  /** The log as it was heard. */
  events: readonly LogEvent[];
  corrections: ReadonlyMap<string, string>;
  state: InterviewState;
  /** What each utterance says, put right. */
  texts: Map<string, string>;
  /** Figures that were stated in words which nobody said. */
  unsaid: Set<string>;
  /** Questions whose right answer had been misheard. */
  settled: Set<string>;
};

function amend(reading: Reading, event: LogEvent): LogEvent[] {
  const { corrections, unsaid, settled } = reading;
  switch (event.kind) {
    case 'utterance_heard': {
      const text = corrections.get(event.event_id) ?? event.data.text;
      reading.texts.set(event.event_id, text);
      return [{ ...event, data: { ...event.data, text } }];
    }
    case 'turn_taken':
      return event.data.utterance_ids.some((id) => corrections.has(id))
        ? correctedTurn(reading, event)
        : [event];
    case 'number_stated':
      if (!event.data.utterance_id || !corrections.has(event.data.utterance_id)) return [event];
      unsaid.add(event.event_id);
      return [];
    case 'number_confirmed':
      return unsaid.has(event.data.stated_id) ? [] : [event];
    case 'hint_given':
      return event.data.question_id !== null && settled.has(event.data.question_id) ? [] : [event];
    case 'number_judged':
      return judgedAnew(reading, event);
    default:
      return [event];
  }
}

/** The turn in its right words, with the figure that it gives as the answer to the open question. */
function correctedTurn(reading: Reading, event: LogEventOf<'turn_taken'>): LogEvent[] {
  const turn = turnOf(reading, event);
  const taken: LogEvent = { ...event, data: { ...event.data, text: turn.text } };
  const before = contextOf(reading.compiled, reading.state, event.occurred_ms, () => event.event_id, turn);
  const question = before.ask?.type === 'numeric' ? before.ask.question : undefined;
  const judgedThen = question ? judgedAfter(reading, event, question) : null;
  const answer = question && meantIn(before, question, turn.text, judgedThen);
  if (!question || !answer) return [taken];
  const { figure, value } = answer;
  const unit = unitOfFigure(figure);
  const at = turn.utterances.findLast(({ text }) => text.includes(figure.text)) ?? turn.utterances.at(-1);
  const figureSaid = { value: figure.value, unit, text: figure.text, is_answer: true } as const;
  const stated = envelope(event, {
    kind: 'number_stated',
    data: { ...figureSaid, question_id: question.id, utterance_id: at?.id ?? null, needs: 'nothing' },
  });
  const context = { ...before, state: apply(reading.compiled, reading.state, stated) };
  const judged = judgementEvent(context, question, { statedId: stated.event_id, value, unit });
  if (judged.kind !== 'number_judged') return [taken, stated];
  if (judged.data.verdict !== 'wrong') reading.settled.add(question.id);
  return [taken, stated, envelope(event, { kind: judged.kind, data: judged.data })];
}

/** Of two results the one that was judged then; where the right words hold neither, the one that is right. */
function meantIn(
  context: Context,
  question: NumericQuestion,
  text: string,
  judged: number | null,
): ReadTurn['answer'] {
  const { answer } = readTurn(context, question, text);
  const either = answer ? eitherAnswer(context, question, answer) : [];
  const isRight = (value: number) =>
    judgeValue(context.case, context.state, question, value).verdict !== 'wrong';
  return (
    either.find(({ value }) => judged !== null && isSameFigure(value, judged)) ??
    either.find(({ value }) => isRight(value)) ??
    answer
  );
}

/** The figure that was judged of the question next after the turn was heard, be it after asking which was meant. */
function judgedAfter(
  { events }: Reading,
  { data }: LogEventOf<'turn_taken'>,
  { id }: NumericQuestion,
): number | null {
  const heardAt = events.findIndex(({ event_id }) => event_id === data.utterance_ids[0]);
  const judged = events
    .slice(heardAt + 1)
    .find(
      (event): event is LogEventOf<'number_judged'> =>
        event.kind === 'number_judged' && event.data.question_id === id,
    );
  return judged?.data.value ?? null;
}

function turnOf({ texts }: Reading, { data }: LogEventOf<'turn_taken'>): TurnInput {
  const utterances = data.utterance_ids.map((id) => ({
    id,
    text: texts.get(id) ?? '',
    modality: 'spoken' as const,
    confidence: null,
  }));
  return { utterances, text: utterances.map(({ text }) => text).join(' ') };
}

/** A figure that was judged on what had been misheard before it is judged on what was said. */
function judgedAnew(reading: Reading, event: LogEventOf<'number_judged'>): LogEvent[] {
  const { question_id, stated_id, value, unit } = event.data;
  const question = findNumericQuestion(reading.compiled, question_id);
  if (!question || reading.settled.has(question_id)) return [];
  const context = contextOf(reading.compiled, reading.state, event.occurred_ms, () => event.event_id, null);
  if (progressOf(reading.state, question_id).told) return [withData(event, toldEvent(context, question))];
  if (stated_id !== null && reading.unsaid.has(stated_id)) return [];
  if (value === null || isFirst(reading)) return [event];
  return [withData(event, judgementEvent(context, question, { statedId: stated_id, value, unit }))];
}

/** Nothing was put right before it: it stands as it was judged. */
const isFirst = ({ unsaid, settled }: Reading): boolean => unsaid.size === 0 && settled.size === 0;

const withData = (event: LogEventOf<'number_judged'>, made: NewEvent): LogEvent =>
  made.kind === 'number_judged' ? { ...event, data: made.data } : event;

const envelope = (at: LogEvent, body: EventBody): LogEvent => ({ ...at, ...body }) as LogEvent;
