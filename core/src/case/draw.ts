import { evaluate } from './evaluate.ts';
import { CaseFault } from './fault.ts';
import { evaluateModel, writtenInputs, type ParsedModel } from './model.ts';

/** Past this many draws the constraints are too narrow to be met by chance within a moment. */
export const mostDraws = 2000;

/**
 * The values of the inputs for a seed. The model's own seed gives the values as written; any other draws each input
 * that may vary, again and again until the constraints hold. The same seed always gives the same values.
 * @throws CaseFault `no_draw` when none of the draws meets the constraints.
 */
export function drawInputs(model: ParsedModel, seed: number): Map<string, number> {
  const written = writtenInputs(model.source);
  if (seed === model.source.seed) return written;
  const random = randomOf(seed);
  for (let attempt = 0; attempt < mostDraws; attempt += 1) {
    const drawn = drawOnce(model, written, random);
    if (brokenConstraint(model, drawn) === null) return drawn;
  }
  throw new CaseFault(
    'no_draw',
    `no draw out of ${mostDraws} met all constraints with seed ${seed}; widen the constraints or narrow "vary"`,
    ['model', 'constraints'],
  );
}

/** The index of the first constraint that does not hold, null when all do. */
export function brokenConstraint(model: ParsedModel, inputs: ReadonlyMap<string, number>): number | null {
  const values = evaluateModel(model, inputs);
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
