import { evaluate, type Values } from './evaluate.ts';
import { locating, type CasePath } from './fault.ts';
import type { Expr } from './formula.ts';
import { parseKnown } from './model.ts';
import type { CaseSource, NumericQuestion } from './schema.ts';
import { questionsOf } from './texts.ts';

/** Two wrong turns nearer than this come out as the same figure, and a report could not say which it was. */
const alikeShare = 0.01;

/** How far beyond the tolerance a wrong turn must lie, for a candidate who rounds on the way. */
const roundingShare = 0.01;

/** A numeric question with its expressions parsed. */
export type ParsedQuestion = {
  question: NumericQuestion;
  path: CasePath;
  turns: readonly { id: string; place: CasePath; expr: Expr }[];
  threshold: Expr | null;
};

/** Why a set of figures is unfit for judging an answer. */
export type Clash = { code: string; path: CasePath; message: string };

/** @throws CaseFault with the place, for an expression that cannot be read. */
export function parseQuestions(source: CaseSource): ParsedQuestion[] {
  return questionsOf(source).flatMap(({ question, path }) => {
    if (question.type !== 'numeric') return [];
    const parse = (place: CasePath, text: string) => locating(place, () => parseKnown(text, source.model));
    const turns = question.wrong_turns.map(({ id, expr }, at) => {
      const place = [...path, 'wrong_turns', at, 'expr'];
      return { id, place, expr: parse(place, expr) };
    });
    const threshold = question.decision
      ? parse([...path, 'decision', 'threshold'], question.decision.threshold)
      : null;
    return [{ question, path, turns, threshold }];
  });
}

/** Whatever would make a right answer pass for a wrong one or the other way round. */
export function clashesOf(questions: readonly ParsedQuestion[], values: Values): Clash[] {
  return questions.flatMap((parsed) => {
    const answer = values.get(parsed.question.answer) ?? 0;
    return [...answerClashes(parsed, answer, values), ...turnClashes(parsed, answer, values)];
  });
}

function answerClashes(
  { question, path, threshold }: ParsedQuestion,
  answer: number,
  values: Values,
): Clash[] {
  const clashes: Clash[] = [];
  if (Math.abs(answer) < 1e-9)
    clashes.push({
      code: 'answer_nought',
      path: [...path, 'answer'],
      message: 'the answer is nought, and a tolerance needs a figure; change the inputs',
    });
  if (question.band && (answer < question.band[0] || answer > question.band[1]))
    clashes.push({
      code: 'answer_out_of_band',
      path: [...path, 'band'],
      message: `the answer ${showFigure(answer)} lies outside of its own band; widen it or change the inputs`,
    });
  if (!threshold) return clashes;
  const edge = locating([...path, 'decision', 'threshold'], () => evaluate(threshold, values));
  if (Math.abs(answer - edge) <= question.tolerance * Math.abs(answer))
    clashes.push({
      code: 'on_the_edge',
      path: [...path, 'decision'],
      message: `the answer ${showFigure(answer)} is too near the threshold ${showFigure(edge)}: within the tolerance both sides would be right`,
    });
  return clashes;
}

function turnClashes({ question, turns }: ParsedQuestion, answer: number, values: Values): Clash[] {
  const worked = turns.map(({ id, place, expr }) => {
    return { id, place, value: locating(place, () => evaluate(expr, values)) };
  });
  return worked.flatMap(({ id, place, value }, at): Clash[] => {
    const comes = `"${id}" comes out at ${showFigure(value)}`;
    if (Math.abs(value - answer) <= (question.tolerance + roundingShare) * Math.abs(answer)) {
      const message = `${comes}, too near to the right ${showFigure(answer)}; change the figures or take it out`;
      return [{ code: 'wrong_turn_is_right', path: place, message }];
    }
    const twin = worked
      .slice(0, at)
      .find((other) => Math.abs(other.value - value) <= alikeShare * Math.abs(value));
    if (!twin) return [];
    const message = `${comes}, as "${twin.id}" does; change the figures or keep one of the two`;
    return [{ code: 'wrong_turns_alike', path: place, message }];
  });
}

/** A figure for a message to authors. */
export const showFigure = (value: number): string =>
  Number(value.toPrecision(6)).toLocaleString('en-US', { maximumFractionDigits: 6 });
