import { brokenConstraint, drawInputs } from '../draw.ts';
import { evaluate, type Values } from '../evaluate.ts';
import { CaseFault, locating, type CasePath } from '../fault.ts';
import type { Expr } from '../formula.ts';
import { clashesOf, parseQuestions, showFigure, type ParsedQuestion } from '../judgeable.ts';
import { evaluateModel, parseKnown, type ParsedModel } from '../model.ts';
import type { CaseSource } from '../schema.ts';
import { adviceAt, faultAt, type RawFinding } from './finding.ts';

/** More digits than this are no fun in mental arithmetic and clutter an exhibit. */
const mostDigits = 5;

/** So many different sets of answers keep a case fresh for somebody who sits it again. */
const fewestSets = 10;

/** Figures for the case's own seed and for others: every expression evaluates, and right differs from wrong. */
export function checkSeeds(source: CaseSource, model: ParsedModel, seeds: readonly number[]): RawFinding[] {
  const first = new Map<string, RawFinding>();
  const answers = new Set<string>();
  const parsed: Parsed = { model, questions: parseQuestions(source), cells: parseCells(source, model) };
  for (const seed of seeds) {
    const { findings, answer } = checkSeed(parsed, seed);
    answers.add(answer);
    for (const finding of findings) {
      const key = `${finding.code} ${finding.path.join('.')}`;
      if (!first.has(key)) first.set(key, atSeed(finding, seed, source.model.seed));
    }
    // A search in vain takes its time, and the other seeds would say the same.
    if (findings.some(({ code }) => code === 'no_draw')) return [...first.values()];
  }
  return [...first.values(), ...checkVariety(answers.size, seeds.length)];
}

type Cell = { path: CasePath; text: string; expr: Expr };
/** Everything parsed once, as it is worked out for every seed. */
type Parsed = {
  model: ParsedModel;
  questions: readonly ParsedQuestion[];
  cells: readonly Cell[];
};

function checkSeed(
  { model, questions, cells }: Parsed,
  seed: number,
): { findings: RawFinding[]; answer: string } {
  try {
    const own = seed === model.source.seed;
    const values = evaluateModel(model, drawInputs(model, questions, seed));
    const clashes = clashesOf(questions, values).map(({ code, path, message }) =>
      faultAt(code, path, message),
    );
    const findings = [
      ...(own ? checkConstraints(model, values) : []),
      ...clashes,
      ...checkCells(cells, values, own),
    ];
    return {
      findings,
      answer: questions.map(({ question }) => values.get(question.answer)?.toPrecision(6)).join(' '),
    };
  } catch (error) {
    if (!(error instanceof CaseFault)) throw error;
    return { findings: [faultAt(error.code, error.path, error.message)], answer: 'none' };
  }
}

function checkConstraints(model: ParsedModel, values: Values): RawFinding[] {
  const broken = brokenConstraint(model, values);
  if (broken === null) return [];
  const text = model.source.constraints[broken];
  const message = `"${text}" does not hold for the figures as written; change them or the constraint`;
  return [faultAt('constraint_broken', ['model', 'constraints', broken], message)];
}

function parseCells(source: CaseSource, model: ParsedModel): Cell[] {
  return source.exhibits.flatMap((exhibit, at) =>
    exhibit.series.flatMap((series, index) =>
      series.values.map((text, column) => {
        const path = ['exhibits', at, 'series', index, 'values', column];
        return { path, text, expr: locating(path, () => parseKnown(text, model.source)) };
      }),
    ),
  );
}

function checkCells(cells: readonly Cell[], values: Values, own: boolean): RawFinding[] {
  return cells.flatMap(({ path, text, expr }) => {
    const value = locating(path, () => evaluate(expr, values));
    if (!own || hasFewDigits(value)) return [];
    const message = `"${text}" shows as ${showFigure(value)}; round it in the model, as in round(x, 0.1), so that all work with the same figure`;
    return [faultAt('too_many_digits', path, message)];
  });
}

function checkVariety(distinct: number, tried: number): RawFinding[] {
  if (distinct >= Math.min(fewestSets, tried / 10)) return [];
  const message = `${tried} seeds give only ${distinct} different sets of answers; let more inputs vary, or more widely`;
  return [adviceAt('little_variety', ['model', 'inputs'], message)];
}

function atSeed(finding: RawFinding, seed: number, own: number): RawFinding {
  return seed === own ? finding : { ...finding, message: `with seed ${seed}: ${finding.message}` };
}

const hasFewDigits = (value: number) =>
  Math.abs(value - Number(value.toPrecision(mostDigits))) <= 1e-9 * Math.abs(value);
