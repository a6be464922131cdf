import { speakFigure } from '../case/spoken-figure.ts';
import type { NumericQuestion } from '../case/schema.ts';
import { parseNumbers } from '../speech/numbers.ts';
import { newEvent, type Context } from './context.ts';
import type { NewEvent } from './fold-event.ts';
import { progressOf } from './fold-numbers.ts';
import { rounding } from './intent-patterns.ts';
import { judgeValue } from './judge.ts';
import type { NumericProgress } from './state.ts';

/** Credit for a result by how much help stood before it. */
function creditOf(progress: NumericProgress, verdict: 'right' | 'right_on_own' | 'wrong'): number {
  if (verdict === 'wrong') return 0;
  if (progress.told) return 1;
  if (progress.hints.some(({ level }) => level === 'plain')) return 2;
  if (progress.hints.length > 0) return 3;
  return progress.walkedThrough && progress.attempts > 0 ? 4 : 5;
}

export function judgementEvent(
  context: Context,
  question: NumericQuestion,
  figure: { statedId: string | null; value: number; unit: string | null },
): NewEvent {
  const progress = progressOf(context.state, question.id);
  const judged = judgeValue(
    context.case,
    context.state,
    question,
    figure.value,
    announcedInputs(context, question),
  );
  const verdict = judged.verdict === 'not_reached' ? 'wrong' : judged.verdict;
  const unit = context.case.values[question.answer]?.unit ?? null;
  const data = {
    question_id: question.id,
    stated_id: figure.statedId,
    value: figure.value,
    unit,
    ...judged,
    attempt: progress.attempts + 1,
    credit: creditOf(progress, verdict),
  };
  return newEvent(context, { kind: 'number_judged', data });
}

/** The result was said by the interviewer: one point for who tried, and "not reached" for who had no try. */
export function toldEvent(context: Context, question: NumericQuestion): NewEvent {
  const { last, attempts } = progressOf(context.state, question.id);
  const unit = context.case.values[question.answer]?.unit ?? null;
  const expected = context.case.values[question.answer]?.value ?? 0;
  const untried = {
    stated_id: null,
    value: null,
    unit,
    expected,
    expected_on_own: null,
    error: null,
    wrong_turn_id: null,
  };
  const { atMs: _, ...tried } = last ?? { atMs: 0, ...untried };
  const verdict = last ? last.verdict : 'not_reached';
  const data = { ...tried, question_id: question.id, verdict, attempt: attempts, credit: last ? 1 : 0 };
  return newEvent(context, { kind: 'number_judged', data });
}

/** The figures that were announced as rounded while this question was open. */
function announcedInputs(context: Context, question: NumericQuestion) {
  const turns = context.state.ask?.askId === question.id ? context.state.ask.turns : 0;
  const texts = [...context.state.candidateTexts.slice(-turns - 1), context.turn?.text ?? ''];
  return texts.filter((text) => rounding.test(text.toLowerCase())).flatMap((text) => parseNumbers(text));
}

export function resultInWords(context: Context, question: NumericQuestion): string {
  const answer = context.case.values[question.answer];
  return answer ? speakFigure(answer.value, answer.unit, 'figure') : '';
}
