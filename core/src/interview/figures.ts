import { inputsOf, parseModel } from '../case/model.ts';
import type { CompiledCase, NumericQuestion } from '../case/schema.ts';
import { findAnswer, type MarkedAnswer } from '../speech/answer.ts';
import { parseNumbers, type SpokenNumber } from '../speech/numbers.ts';
import type { Context } from './context.ts';
import { convertTo, type Converted, type Figure } from './convert.ts';

/** The figures of a turn, and the one that is its answer. `value` is in the unit of the answer. */
export type ReadTurn = {
  all: readonly SpokenNumber[];
  /** `isCalledSo`: it was called the answer, and is not only the last result. */
  answer: {
    figure: SpokenNumber;
    fit: Exclude<Converted['fit'], 'other'>;
    value: number;
    isCalledSo: boolean;
    /** Another result of the same turn, which may be the one that is meant. */
    rival: SpokenNumber | null;
  } | null;
};

/**
 * Finds the figure that a turn gives as its answer: the last one marked as a result that measures what was asked for.
 * Figures on the way there are not judged.
 */
export function readTurn(context: Context, question: NumericQuestion, text: string): ReadTurn {
  const all = parseNumbers(text);
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  const fitting = all.filter((figure) => convertTo(figure, wanted).fit !== 'other');
  const found = findAnswer(all, text);
  const marked = found && fitting.includes(found.number) ? found : markedAmong(fitting, text);
  const meant = inItsUnit(context, question, fitting, text, marked) ?? marked;
  const figure = meant && !isOnTheWay(context, question, meant, text) ? meant.number : undefined;
  const converted = figure && convertTo(figure, wanted);
  return {
    all,
    answer:
      figure && converted && converted.fit !== 'other'
        ? {
            figure,
            fit: converted.fit,
            value: asAsked(context, question, converted.value),
            isCalledSo: meant?.by === 'said',
            rival: meant?.rival && fitting.includes(meant.rival) ? meant.rival : null,
          }
        : null,
  };
}

type Answer = NonNullable<ReadTurn['answer']>;

/** The answer of a turn, and the other of two results, of which a conversation would ask which is meant. */
export function eitherAnswer(context: Context, question: NumericQuestion, answer: Answer): Answer[] {
  const { fit, rival } = answer;
  if (!rival) return [answer];
  const value = inAnswersUnit(context, question, rival);
  return [answer, { figure: rival, fit, value, isCalledSo: false, rival: null }];
}

/** The only figure that fits is not the only figure of the turn: it must be marked. */
function markedAmong(fitting: readonly SpokenNumber[], text: string): MarkedAnswer | undefined {
  const found = findAnswer(fitting, text);
  return found?.by === 'only' ? undefined : found;
}

/**
 * "We need 60 guests; each leaves 20 minus 5, which is 15": where guests are asked for, the figure that was said to be
 * guests is meant, and not a bare one. A bare one after amounts of money may well be money.
 */
function inItsUnit(
  context: Context,
  question: NumericQuestion,
  fitting: readonly SpokenNumber[],
  text: string,
  marked: MarkedAnswer | undefined,
): MarkedAnswer | undefined {
  if (!marked || marked.by === 'said' || marked.number.unit !== null) return undefined;
  const wanted = context.case.values[question.answer]?.unit ?? '1';
  const exact = fitting.filter(
    (figure) => figure.kind === 'count' && convertTo(figure, wanted).fit === 'exact',
  );
  const named = exact.length > 0 ? markedAmong(exact, text) : undefined;
  return named && !isOnTheWay(context, question, named, text) ? named : undefined;
}

/** Words of a conclusion: whoever says them with a figure means it, even one that the case has given. */
const concludes =
  /\b(?:so|hence|thus|therefore|that|this|it|they|total|together|answer|result|(?:i|we|you) (?:get|need|end|come|land|arrive)|need(?:s|ed)?)\b/i;

/** "One meal leaves 150 grams" says again what the case has given, and answers nothing yet. */
function isOnTheWay(
  { case: compiled }: Context,
  { answer }: NumericQuestion,
  { number, by }: MarkedAnswer,
  text: string,
): boolean {
  if (by === 'said') return false;
  const lead =
    text
      .slice(0, number.start)
      .split(/[.?!;]\s/)
      .at(-1) ?? '';
  if (by !== 'stated' && concludes.test(lead)) return false;
  const expected = compiled.values[answer];
  const isExpected = expected !== undefined && isSame(number, expected);
  return !isExpected && givenTo(compiled, answer).some((given) => isSame(number, given));
}

type Given = { value: number; unit: string };

const isSame = (figure: SpokenNumber, { value, unit }: Given): boolean => {
  const converted = convertTo(figure, unit);
  return converted.fit !== 'other' && Math.abs(converted.value - value) <= 0.005 * Math.abs(value);
};

const given = new WeakMap<CompiledCase, Map<string, readonly Given[]>>();

/** The inputs that a result rests on; worked out once for each case. */
function givenTo(compiled: CompiledCase, name: string): readonly Given[] {
  const byName = given.get(compiled) ?? new Map<string, readonly Given[]>();
  given.set(compiled, byName);
  const known = byName.get(name);
  if (known) return known;
  const inputs = [...inputsOf(parseModel(compiled.source.model), name)].flatMap((input) => {
    const value = compiled.values[input];
    return value ? [value] : [];
  });
  byName.set(name, inputs);
  return inputs;
}

const aboutFall =
  /\b(?:fall|fell|drops?|dropped|decline|declined|decrease|decreased|loss|lose|lost|shrink|shrank|saves?|saving|reduce|reduction)\b/i;

/** "It fell by two million" is minus two to whoever reads figures, and two to whoever asked by how much it fell. */
export function asAsked({ case: compiled }: Context, question: NumericQuestion, value: number): number {
  const answer = compiled.values[question.answer];
  const asked = `${compiled.lines[`questions.${question.id}.ask`] ?? ''} ${answer?.label ?? ''}`;
  return sizeOfFall(value, answer?.value ?? 0, asked);
}

/** A figure in the unit of the answer; one that measures something else, as it was said. */
export function inAnswersUnit(context: Context, question: NumericQuestion, figure: Figure): number {
  const converted = convertTo(figure, context.case.values[question.answer]?.unit ?? '1');
  return asAsked(context, question, converted.fit === 'other' ? figure.value : converted.value);
}

/** Without its sign where a fall was asked for. */
export const sizeOfFall = (value: number, expected: number, asked: string): number =>
  value < 0 && expected > 0 && aboutFall.test(asked) ? -value : value;
