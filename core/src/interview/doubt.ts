import type { NumericQuestion } from '../case/schema.ts';
import { convertTo, type Figure } from './convert.ts';
import { coin, type Context } from './context.ts';
import type { ReadTurn } from './figures.ts';
import { progressOf } from './fold-numbers.ts';
import { judgeValue } from './judge.ts';
import { confusableReadings } from '../speech/confusable.ts';

type Answer = NonNullable<ReadTurn['answer']>;

/** Below this the recogniser is guessing. */
export const leastConfidence = 0.6;
/**
 * About one figure in seven is read back, so that reading back tells nothing: this many without a doubt, and the rest
 * because they sound like another.
 */
export const readBackRate = 1 / 8;

/**
 * Whether a spoken figure is to be read back before it counts: the recogniser doubts it, or it is wrong and would be
 * right if it had been heard a little differently.
 */
export function isDoubtful(
  context: Context,
  ask: { id: string; question: NumericQuestion },
  answer: Answer,
): boolean {
  const { readBacks } = progressOf(context.state, ask.id);
  // A figure that was read back once and is said again was not misheard.
  if (readBacks > 0) return false;
  if (confidenceOf(context, answer) < leastConfidence) return true;
  if (isConfusable(context, ask.question, answer)) return true;
  return coin(context, readBackRate, 'heard', ask.id);
}

function confidenceOf(context: Context, { figure }: Answer): number {
  const utterances = context.turn?.utterances ?? [];
  const heard = utterances.findLast(({ text }) => text.includes(figure.text)) ?? utterances.at(-1);
  return heard?.confidence ?? 1;
}

function isConfusable(context: Context, question: NumericQuestion, answer: Answer): boolean {
  const verdict = (value: number) => judgeValue(context.case, context.state, question, value).verdict;
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  return isNearlyHeardRight(answer, wanted, (value) => verdict(value) !== 'wrong');
}

/** A figure that is wrong, and would be right if it had been heard a little differently. */
export function isNearlyHeardRight(
  { value, figure }: { value: number; figure: Figure },
  wanted: string,
  isRight: (value: number) => boolean,
): boolean {
  if (isRight(value)) return false;
  return confusableReadings(figure.value, figure.unit).some((reading) => {
    const kind = reading.unit === '%' ? 'percent' : figure.kind;
    const converted = convertTo({ ...figure, value: reading.value, unit: reading.unit, kind }, wanted);
    return converted.fit !== 'other' && isRight(converted.value);
  });
}
