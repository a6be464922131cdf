import type { NumericQuestion } from '../../case/schema.ts';
import { findPhase, numericQuestions } from '../../interview/agenda.ts';
import type { Context, TurnInput } from '../../interview/context.ts';
import { convertTo, unitOfFigure } from '../../interview/convert.ts';
import { asAsked, eitherAnswer, readTurn, type ReadTurn } from '../../interview/figures.ts';
import { progressOf } from '../../interview/fold-numbers.ts';
import { no } from '../../interview/intent-patterns.ts';
import { judgeValue } from '../../interview/judge.ts';
import { judgementEvent } from '../../interview/judgement.ts';
import type { PendingFigure } from '../../interview/state.ts';
import { confusableReadings } from '../../speech/confusable.ts';
import { parseNumbers } from '../../speech/numbers.ts';
import { isPlea } from '../steering.ts';
import { readBackIn } from './read-back.ts';
import type { Scribe } from './scribe.ts';

/** The figures of a candidate's turn, judged as in a live interview, in the light of what was said after it. */

type Answer = NonNullable<ReadTurn['answer']>;
type Found = { question: NumericQuestion; answer: Answer };
/** What stands round a turn: the interviewer before and after it, and everything that the candidate said later. */
export type Around = { before: string; reply: string; later: readonly string[] };

/** Below this the recogniser is guessing. */
const leastConfidence = 0.6;
const mostNoted = 12;

export function takeFigures(scribe: Scribe, heard: TurnInput, atMs: number, around: Around): void {
  // "Give me a five" is no figure of the case.
  const sentences = heard.text.split(/(?<=[.!?])\s+/).filter((sentence) => !isPlea(sentence));
  const turn = { ...heard, text: sentences.join(' ') };
  const { pending } = scribe.state();
  if (pending?.needs === 'read_back' && settlePending(scribe, turn, atMs, { pending, before: around.before }))
    return;
  const context = scribe.context(atMs, turn);
  const found = findAnswerIn(context, turn.text);
  noteOthers(scribe, turn, atMs, found);
  if (!found) return;
  const { question, answer } = found;
  const unit = unitOfFigure(answer.figure);
  const needs = needsOf(context, found, around);
  const data = {
    question_id: question.id,
    utterance_id: utteranceOf(turn, answer.figure.text),
    value: answer.figure.value,
    unit,
    text: answer.figure.text,
    is_answer: true,
    needs,
  };
  const statedId = scribe.write({ kind: 'number_stated', data }, atMs);
  if (needs === 'nothing') judge(scribe, question, { statedId, value: answer.value, unit }, turn, atMs);
}

/** A question that nobody was heard to put and that the turn answers all the same. */
export function questionImplied(context: Context, text: string): NumericQuestion | undefined {
  const found = findAnswerIn(context, text)?.question;
  const open = context.ask?.type === 'numeric' ? context.ask.question : undefined;
  return found === open ? undefined : found;
}

/** The question that the turn answers: the open one, or else one that is still to come and that the figure fits. */
function findAnswerIn(context: Context, text: string): Found | undefined {
  const { state } = context;
  const read = (question: NumericQuestion): Found[] => {
    const { answer } = readTurn(context, question, text);
    return answer ? [{ question, answer }] : [];
  };
  const open = context.ask?.type === 'numeric' ? context.ask.question : undefined;
  const answered = open ? read(open)[0] : undefined;
  const either = answered ? eitherAnswer(context, answered.question, answered.answer) : [];
  const right =
    open &&
    !isSettled(context, open) &&
    either.map((answer) => ({ question: open, answer })).find((one) => isRight(context, one));
  if (right) return right;
  const ended = open && !isSettled(context, open) ? endedOn(context, open, text, answered) : undefined;
  if (ended) return ended;
  const others = mayAnswerUnasked(context)
    ? numericQuestions(context.case).filter((one) => one !== open && progressOf(state, one.id).attempts === 0)
    : [];
  const meant = others.flatMap(read).find((one) => isRight(context, one));
  if (meant) return meant;
  return answered && open && mayChange(context, open) && !isSameAgain(context, answered)
    ? answered
    : undefined;
}

/**
 * A sentence that ends on the right figure has given it, though nothing marks it as the result: "times fifteen, less
 * the nine hundred, 150 dollars." A conversation would ask which figure is meant; of a transcript nobody can ask, and
 * what was right is not to be lost.
 */
function endedOn(
  context: Context,
  question: NumericQuestion,
  text: string,
  answered: Found | undefined,
): Found | undefined {
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  const ends = [...text.matchAll(/[^.!?;:]+(?:[.!?;:](?!\s|$)[^.!?;:]*)*[.!?;:]*/g)].flatMap(
    (match): Found[] => {
      const last = parseNumbers(match[0]).at(-1);
      const converted = last && convertTo(last, wanted);
      if (!last || !converted || converted.fit === 'other') return [];
      const figure = { ...last, start: last.start + match.index, end: last.end + match.index };
      const value = asAsked(context, question, converted.value);
      return [{ question, answer: { figure, fit: converted.fit, value, isCalledSo: false, rival: null } }];
    },
  );
  // What was called the result after it, in the unit asked for, is what was meant.
  const meant = answered?.answer.fit === 'exact' ? answered.answer.figure.start : -1;
  const right = ends.findLast((one) => isRight(context, one) && one.answer.figure.start >= meant);
  if (right || answered) return right;
  const last = ends.at(-1);
  const isAtEnd = last && text.slice(last.answer.figure.end).split(/\s+/).filter(Boolean).length <= mostAfter;
  return last?.answer.fit === 'exact' && isAtEnd && parseNumbers(text).length > 1 ? last : undefined;
}

/** Words that may follow a result at the end of a turn: "83 percent, done". */
const mostAfter = 2;

/** Going through a right figure and coming to it again changes nothing. */
function isSameAgain({ state }: Context, { question, answer }: Found): boolean {
  const { last } = progressOf(state, question.id);
  if (!last || last.verdict === 'wrong' || last.value === null) return false;
  return Math.abs(answer.value - last.value) <= question.tolerance * Math.abs(last.value);
}

const isRight = (context: Context, { question, answer }: Found): boolean =>
  judgeValue(context.case, context.state, question, answer.value).verdict !== 'wrong';

const isSettled = ({ state }: Context, { id }: NumericQuestion): boolean => {
  const { last, told } = progressOf(state, id);
  return told || (last !== null && last.verdict !== 'wrong');
};

/** A right figure is changed only when it was gone through; any other that follows it belongs to something else. */
function mayChange({ state }: Context, question: NumericQuestion): boolean {
  const { last, told, walkedThrough } = progressOf(state, question.id);
  if (told) return false;
  return (
    last === null ||
    last.verdict === 'wrong' ||
    (walkedThrough && state.directives.at(-1)?.act === 'walk_through')
  );
}

function mayAnswerUnasked({ case: compiled, state }: Context): boolean {
  const kind = state.phase && findPhase(compiled, state.phase.id)?.kind;
  return kind === 'structure' || kind === 'analysis' || kind === 'brainstorm';
}

/** A figure that was read back waits for the answer; one that may have been misheard and was not stays open. */
function needsOf(context: Context, found: Found, around: Around): 'nothing' | 'read_back' | 'confirmation' {
  const { question, answer } = found;
  const back = readBackIn(around.reply);
  if (back && progressOf(context.state, question.id).readBacks === 0 && isAbout(found, back.value))
    return 'read_back';
  const { verdict, wrong_turn_id } = judgeValue(context.case, context.state, question, answer.value);
  if (verdict !== 'wrong' || wrong_turn_id !== null) return 'nothing';
  const isSaidAgain = around.later.some((text) =>
    parseNumbers(text).some(({ value }) => value === answer.figure.value),
  );
  return !isSaidAgain && isDoubtful(context, found) ? 'confirmation' : 'nothing';
}

/** What is read back is the figure that was said, or one that sounds like it. */
function isAbout({ answer }: Found, value: number): boolean {
  const { figure } = answer;
  return (
    value === figure.value ||
    confusableReadings(figure.value, figure.unit).some((reading) => reading.value === value)
  );
}

function isDoubtful(context: Context, { question, answer }: Found): boolean {
  const heard = context.turn?.utterances.findLast(({ text }) => text.includes(answer.figure.text));
  if ((heard?.confidence ?? 1) < leastConfidence) return true;
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  const { figure } = answer;
  return confusableReadings(figure.value, figure.unit).some(({ value, unit, why }) => {
    // A lost unit is asked for in a conversation; here the one that was asked for is meant.
    if (why === 'unit') return false;
    const converted = convertTo({ ...figure, value, unit }, wanted);
    return (
      converted.fit !== 'other' &&
      judgeValue(context.case, context.state, question, converted.value).verdict !== 'wrong'
    );
  });
}

/** True when the turn was about the figure that was read back and nothing more is to be read from it. */
function settlePending(
  scribe: Scribe,
  turn: TurnInput,
  atMs: number,
  { pending, before }: { pending: PendingFigure; before: string },
): boolean {
  const context = scribe.context(atMs, turn);
  const question = numericQuestions(context.case).find(({ id }) => id === pending.questionId);
  if (!question) return false;
  const again = readTurn(context, question, turn.text).answer;
  const said = { stated_id: pending.statedId, value: pending.value, unit: pending.unit };
  if (again && again.figure.value !== pending.value) {
    scribe.write({ kind: 'number_confirmed', data: { ...said, right: false } }, atMs);
    const unit = unitOfFigure(again.figure);
    const data = { question_id: question.id, value: again.figure.value, unit, text: again.figure.text };
    const utterance_id = utteranceOf(turn, again.figure.text);
    const statedId = scribe.write(
      { kind: 'number_stated', data: { ...data, utterance_id, is_answer: true, needs: 'nothing' } },
      atMs,
    );
    judge(scribe, question, { statedId, value: again.value, unit }, turn, atMs);
    return true;
  }
  if (no.test(turn.text.toLowerCase().trim())) {
    scribe.write({ kind: 'number_confirmed', data: { ...said, right: false } }, atMs);
    return true;
  }
  // Whoever says yes means the figure that was read back, whatever had been written down.
  const value = readBackIn(before)?.value ?? pending.value;
  scribe.write({ kind: 'number_confirmed', data: { ...said, value, right: true } }, atMs);
  const meant = inWantedUnit(context, question, { ...pending, value });
  judge(scribe, question, { statedId: pending.statedId, value: meant, unit: pending.unit }, turn, atMs);
  return again !== null;
}

function inWantedUnit(context: Context, question: NumericQuestion, { text, value }: PendingFigure): number {
  const figure = parseNumbers(text)[0];
  const converted =
    figure && convertTo({ ...figure, value }, context.case.values[question.answer]?.unit ?? '1');
  return converted && converted.fit !== 'other' ? converted.value : value;
}

function judge(
  scribe: Scribe,
  question: NumericQuestion,
  figure: { statedId: string; value: number; unit: string | null },
  turn: TurnInput,
  atMs: number,
): void {
  scribe.record(judgementEvent(scribe.context(atMs, turn), question, figure));
}

/** Figures on the way are noted, not judged. */
function noteOthers(scribe: Scribe, turn: TurnInput, atMs: number, found: Found | undefined): void {
  const { ask } = scribe.context(atMs);
  if (ask?.type !== 'numeric') return;
  for (const figure of parseNumbers(turn.text).slice(0, mostNoted)) {
    if (figure.start === found?.answer.figure.start) continue;
    const { value, text } = figure;
    const data = {
      question_id: ask.id,
      utterance_id: utteranceOf(turn, text),
      value,
      unit: unitOfFigure(figure),
      text,
    };
    scribe.write({ kind: 'number_stated', data: { ...data, is_answer: false, needs: 'nothing' } }, atMs);
  }
}

const utteranceOf = ({ utterances }: TurnInput, text: string): string | null =>
  (utterances.findLast((one) => one.text.includes(text)) ?? utterances.at(-1))?.id ?? null;
