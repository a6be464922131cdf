import { evaluate } from '../case/evaluate.ts';
import { evaluateModel, inputsOf, parseKnown, parseModel, type ParsedModel } from '../case/model.ts';
import type { CompiledCase, NumericQuestion } from '../case/schema.ts';
import type { EventData } from '../log/event.ts';
import { numericQuestions } from './agenda.ts';
import { convertTo, type Figure } from './convert.ts';
import { near, roundedInput, slipOf, slipTolerance } from './nearness.ts';
import type { InterviewState } from './state.ts';

export type Verdict = Pick<
  EventData<'number_judged'>,
  'expected' | 'expected_on_own' | 'verdict' | 'error' | 'wrong_turn_id'
>;

/**
 * Judges a figure, in the unit of the answer, against the case: the formula within its tolerance, the formula on
 * inputs that were announced as rounded, and the formula on the candidate's own earlier results.
 */
export function judgeValue(
  compiled: CompiledCase,
  state: InterviewState,
  question: NumericQuestion,
  value: number,
  announced: readonly Figure[] = [],
): Verdict {
  const model = modelOf(compiled);
  const own = ownResults(compiled, state, question);
  const expected = answerOn(compiled, model, question, new Map());
  const ownAnswer = own.size > 0 ? answerOn(compiled, model, question, own) : expected;
  const expectedOnOwn = near(ownAnswer, expected, 1e-9) ? null : ownAnswer;
  const base = { expected, expected_on_own: expectedOnOwn, error: null, wrong_turn_id: null };
  const fits = (target: number) => isRight(compiled, model, question, value, target);
  if (question.band && value >= question.band[0] && value <= question.band[1])
    return { ...base, verdict: 'right' };
  if (fits(expected)) return { ...base, verdict: 'right' };
  if (expectedOnOwn !== null && fits(expectedOnOwn)) return { ...base, verdict: 'right_on_own' };
  for (const rounded of roundings(compiled, model, question, announced)) {
    if (fits(answerOn(compiled, model, question, rounded))) return { ...base, verdict: 'right' };
    if (own.size > 0 && fits(answerOn(compiled, model, question, new Map([...rounded, ...own]))))
      return { ...base, verdict: 'right_on_own' };
  }
  return {
    ...base,
    verdict: 'wrong',
    ...errorOf(compiled, model, question, value, [expected, ownAnswer], own),
  };
}

/** Within tolerance, and on the same side of the decision. */
function isRight(
  compiled: CompiledCase,
  model: ParsedModel,
  question: NumericQuestion,
  value: number,
  target: number,
): boolean {
  if (!near(value, target, question.tolerance)) return false;
  if (!question.decision) return true;
  const threshold = evaluate(parseKnown(question.decision.threshold, model.source), valuesOf(compiled));
  return Math.sign(value - threshold) === Math.sign(target - threshold);
}

/** Earlier results of the candidate's that were wrong and that nobody has put right: the base from there on. */
function ownResults(
  compiled: CompiledCase,
  state: InterviewState,
  question: NumericQuestion,
): Map<string, number> {
  const own = new Map<string, number>();
  for (const earlier of numericQuestions(compiled)) {
    if (earlier.id === question.id) break;
    const progress = state.numeric[earlier.id];
    const last = progress?.last;
    if (!last || progress.told || last.value === null) continue;
    if (last.verdict === 'wrong' || last.verdict === 'right_on_own') own.set(earlier.answer, last.value);
  }
  return own;
}

function answerOn(
  compiled: CompiledCase,
  model: ParsedModel,
  question: NumericQuestion,
  overrides: ReadonlyMap<string, number>,
): number {
  const values = overrides.size === 0 ? valuesOf(compiled) : workedOut(compiled, model, overrides);
  return values.get(question.answer) ?? Number.NaN;
}

/** A candidate's own nought may divide by nought: then nothing is right on it. */
function workedOut(
  compiled: CompiledCase,
  model: ParsedModel,
  overrides: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  try {
    return evaluateModel(model, inputsOfCase(compiled), overrides);
  } catch {
    return new Map();
  }
}

/** The announced inputs, each alone and all together. */
function roundings(
  compiled: CompiledCase,
  model: ParsedModel,
  question: NumericQuestion,
  announced: readonly Figure[],
): Map<string, number>[] {
  const matches = [...inputsOf(model, question.answer)].flatMap((name) => {
    const known = compiled.values[name];
    if (!known) return [];
    const said = announced
      .map((figure) => convertTo(figure, known.unit))
      .find((converted) => {
        return (
          converted.fit !== 'other' &&
          near(converted.value, known.value, roundedInput) &&
          converted.value !== known.value
        );
      });
    return said && said.fit !== 'other' ? [[name, said.value] as const] : [];
  });
  if (matches.length === 0) return [];
  return [new Map(matches), ...(matches.length > 1 ? matches.map((match) => new Map([match])) : [])];
}

function errorOf(
  compiled: CompiledCase,
  model: ParsedModel,
  question: NumericQuestion,
  value: number,
  targets: readonly number[],
  own: ReadonlyMap<string, number>,
): Pick<Verdict, 'error' | 'wrong_turn_id'> {
  const values = [valuesOf(compiled), workedOut(compiled, model, own)];
  for (const turn of question.wrong_turns) {
    const expr = parseKnown(turn.expr, model.source);
    const met = values.some(
      (names) => names.size > 0 && near(value, tryEvaluate(expr, names), slipTolerance),
    );
    if (met) return { error: turn.kind, wrong_turn_id: turn.id };
  }
  if (isImpossible(compiled, question, value, targets[0] ?? 0))
    return { error: 'impossible', wrong_turn_id: null };
  return { error: slipOf(value, targets) ?? 'arithmetic', wrong_turn_id: null };
}

/** Fewer than no guests, or a share of something above the whole of it. */
function isImpossible(
  compiled: CompiledCase,
  question: NumericQuestion,
  value: number,
  expected: number,
): boolean {
  const unit = compiled.values[question.answer]?.unit ?? '1';
  const counted = !/^[A-Z]{3}\b/.test(unit) && unit !== '%' && unit !== '1';
  return counted && expected > 0 && value < 0;
}

function tryEvaluate(expr: Parameters<typeof evaluate>[0], values: ReadonlyMap<string, number>): number {
  try {
    return evaluate(expr, values);
  } catch {
    return Number.NaN;
  }
}

const models = new WeakMap<CompiledCase, ParsedModel>();

/** A case is parsed once however many figures are judged; the result depends on the case alone. */
function modelOf(compiled: CompiledCase): ParsedModel {
  const known = models.get(compiled) ?? parseModel(compiled.source.model);
  models.set(compiled, known);
  return known;
}

const valuesOf = (compiled: CompiledCase): Map<string, number> =>
  new Map(Object.entries(compiled.values).map(([name, { value }]) => [name, value]));

function inputsOfCase(compiled: CompiledCase): Map<string, number> {
  const all = valuesOf(compiled);
  return new Map(Object.keys(compiled.source.model.inputs).map((name) => [name, all.get(name) ?? 0]));
}
