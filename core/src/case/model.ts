import { evaluate, type Values } from './evaluate.ts';
import { CaseFault, locating } from './fault.ts';
import { namesIn, parseFormula, type Expr } from './formula.ts';
import type { CaseSource } from './schema.ts';

export type ModelSource = CaseSource['model'];

/** A model ready to be worked out: its formulas parsed, in an order in which each comes after what it uses. */
export type ParsedModel = {
  source: ModelSource;
  formulas: readonly { name: string; expr: Expr }[];
  constraints: readonly Expr[];
};

/**
 * @throws CaseFault with the place: `formula_syntax`, `unknown_name`, `cycle`, or `duplicate_name` where an input and
 * a formula share a name.
 */
export function parseModel(source: ModelSource): ParsedModel {
  const parsed = new Map<string, Expr>();
  for (const [name, { expr }] of Object.entries(source.formulas)) {
    const path = ['model', 'formulas', name];
    if (Object.hasOwn(source.inputs, name))
      throw new CaseFault(
        'duplicate_name',
        `"${name}" is an input already; give the formula a name of its own`,
        path,
      );
    parsed.set(
      name,
      locating([...path, 'expr'], () => parseKnown(expr, source)),
    );
  }
  const constraints = source.constraints.map((text, index) =>
    locating(['model', 'constraints', index], () => parseKnown(text, source)),
  );
  return { source, formulas: inOrder(parsed), constraints };
}

/** Parses an expression over a model's names. */
export function parseKnown(text: string, source: ModelSource): Expr {
  const expr = parseFormula(text);
  for (const [name, at] of namesIn(expr)) {
    if (Object.hasOwn(source.inputs, name) || Object.hasOwn(source.formulas, name)) continue;
    throw new CaseFault(
      'unknown_name',
      `"${name}" at character ${at + 1} is neither an input nor a formula`,
      [],
      at,
    );
  }
  return expr;
}

/** The values of the inputs as the author wrote them. */
export function writtenInputs(source: ModelSource): Map<string, number> {
  return new Map(Object.entries(source.inputs).map(([name, input]) => [name, input.value]));
}

/**
 * Works out every formula. A name in `overrides` keeps the value given there, and what depends on it follows: so a
 * candidate's own earlier result gives what is right from there on.
 * @throws CaseFault `not_finite` with the formula's place.
 */
export function evaluateModel(
  model: ParsedModel,
  inputs: Values,
  overrides: Values = new Map(),
): Map<string, number> {
  const values = new Map([...inputs, ...overrides]);
  for (const { name, expr } of model.formulas) {
    if (overrides.has(name)) continue;
    values.set(
      name,
      locating(['model', 'formulas', name, 'expr'], () => evaluate(expr, values)),
    );
  }
  return values;
}

/** The inputs that a name rests on, itself if it is an input. */
export function inputsOf(model: ParsedModel, name: string): Set<string> {
  if (Object.hasOwn(model.source.inputs, name)) return new Set([name]);
  const formula = model.formulas.find((candidate) => candidate.name === name);
  return formula ? inputsOfExpr(model, formula.expr) : new Set();
}

export function inputsOfExpr(model: ParsedModel, expr: Expr): Set<string> {
  return new Set([...namesIn(expr).keys()].flatMap((name) => [...inputsOf(model, name)]));
}

function inOrder(parsed: ReadonlyMap<string, Expr>): { name: string; expr: Expr }[] {
  const ordered: { name: string; expr: Expr }[] = [];
  const done = new Set<string>();
  const visit = (name: string, trail: readonly string[]): void => {
    const expr = parsed.get(name);
    if (!expr || done.has(name)) return;
    if (trail.includes(name)) throw cycle([...trail.slice(trail.indexOf(name)), name]);
    for (const used of namesIn(expr).keys()) visit(used, [...trail, name]);
    done.add(name);
    ordered.push({ name, expr });
  };
  for (const name of parsed.keys()) visit(name, []);
  return ordered;
}

function cycle(trail: readonly string[]): CaseFault {
  const path = ['model', 'formulas', trail[0] ?? '', 'expr'];
  return new CaseFault(
    'cycle',
    `these formulas rest on one another in a circle: ${trail.join(' -> ')}`,
    path,
  );
}
