import { evaluate, type Values } from './evaluate.ts';
import { CaseFault } from './fault.ts';
import { clashesOf, type ParsedQuestion } from './judgeable.ts';
import { evaluateModel, writtenInputs, type ParsedModel } from './model.ts';

/** Past this many draws the constraints are too narrow to be met by chance within a moment. */
export const mostDraws = 3000;

/**
 * The values of the inputs for a seed. The model's own seed gives the values as written; any other draws each input
 * that may vary, again and again until the constraints hold and every answer can be told from its wrong turns. The
 * same seed always gives the same values.
 * @throws CaseFault `no_draw` when none of the draws will do.
 */
export function drawInputs(
  model: ParsedModel,
  questions: readonly ParsedQuestion[],
  seed: number,
): Map<string, number> {
  const written = writtenInputs(model.source);
  if (seed === model.source.seed) return written;
  const random = randomOf(seed);
  for (let attempt = 0; attempt < mostDraws; attempt += 1) {
    const drawn = drawOnce(model, written, random);
    const values = evaluateModel(model, drawn);
    if (brokenConstraint(model, values) === null && clashesOf(questions, values).length === 0) return drawn;
  }
  throw new CaseFault(
    'no_draw',
    `none of ${mostDraws} draws met all constraints and kept right and wrong answers apart; loosen the constraints or change "vary"`,
    ['model', 'constraints'],
  );
}

/** The index of the first constraint that does not hold, null when all do. */
export function brokenConstraint(model: ParsedModel, values: Values): number | null {
  const broken = model.constraints.findIndex((expr) => evaluate(expr, values) === 0);
  return broken === -1 ? null : broken;
}

function drawOnce(
  model: ParsedModel,
  written: ReadonlyMap<string, number>,
  random: () => number,
): Map<string, number> {
  const drawn = new Map(written);
  for (const [name, { vary }] of Object.entries(model.source.inputs)) {
    if (!vary) continue;
    const steps = Math.floor((vary.max - vary.min) / vary.step + 1e-9);
    drawn.set(name, Number((vary.min + Math.floor(random() * (steps + 1)) * vary.step).toPrecision(12)));
  }
  return drawn;
}

/** Mulberry32: 32 bits of state are plenty to tell seeds of a case apart. Gives numbers from 0 up to 1. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
