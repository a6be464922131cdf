import type { NumericQuestion } from '../case/schema.ts';
import { findAnswer } from '../speech/answer.ts';
import { parseNumbers, type SpokenNumber } from '../speech/numbers.ts';
import type { Context } from './context.ts';
import { convertTo, type Converted } from './convert.ts';

/** The figures of a turn, and the one that is its answer. `value` is in the unit of the answer. */
export type ReadTurn = {
  all: readonly SpokenNumber[];
  answer: { figure: SpokenNumber; fit: Exclude<Converted['fit'], 'other'>; value: number } | null;
};

/**
 * Finds the figure that a turn gives as its answer: the last one marked as a result that measures what was asked for.
 * Figures on the way there are not judged.
 */
export function readTurn(context: Context, question: NumericQuestion, text: string): ReadTurn {
  const all = parseNumbers(text);
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  const fitting = all.filter((figure) => convertTo(figure, wanted).fit !== 'other');
  const marked = findAnswer(all, text)?.number;
  const figure = marked && fitting.includes(marked) ? marked : markedAmong(fitting, text);
  const converted = figure && convertTo(figure, wanted);
  return {
    all,
    answer:
      figure && converted && converted.fit !== 'other'
        ? { figure, fit: converted.fit, value: asAsked(context, question, converted.value) }
        : null,
  };
}

/** The only figure that fits is not the only figure of the turn: it must be marked. */
function markedAmong(fitting: readonly SpokenNumber[], text: string): SpokenNumber | undefined {
  const found = findAnswer(fitting, text);
  return found?.by === 'only' ? undefined : found?.number;
}

const aboutFall =
  /\b(?:fall|fell|drops?|dropped|decline|declined|decrease|decreased|loss|lose|lost|shrink|shrank|saves?|saving|reduce|reduction)\b/i;

/** "It fell by two million" is minus two to whoever reads figures, and two to whoever asked by how much it fell. */
function asAsked({ case: compiled }: Context, question: NumericQuestion, value: number): number {
  const answer = compiled.values[question.answer];
  const asked = `${compiled.lines[`questions.${question.id}.ask`] ?? ''} ${answer?.label ?? ''}`;
  return value < 0 && (answer?.value ?? 0) > 0 && aboutFall.test(asked) ? -value : value;
}
