import { describe, expect, it } from 'vitest';
import { compileCase } from './compile.ts';
import { drawInputs } from './draw.ts';
import { parseQuestions } from './judgeable.ts';
import { evaluateModel, parseModel, writtenInputs } from './model.ts';
import { parseCase } from './parse.ts';
import { previewCase } from './preview.ts';
import type { CaseSource } from './schema.ts';
import { starterCase } from './starter.ts';

function read(text: string): CaseSource {
  const parsed = parseCase(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.source;
}

const source = read(starterCase('lunch'));
const model = parseModel(source.model);

describe('compiling a case', () => {
  it('fills values, exhibits and lines with the figures as written for its own seed', () => {
    const compiled = compileCase(source, { seed: 1, caseHash: 'h' });
    expect(compiled.values.needed).toEqual({
      value: 15,
      unit: 'delivery/tour',
      label: 'Deliveries that pay for a tour',
    });
    expect(compiled.exhibits[0]?.series).toEqual([{ label: 'Dollars', values: [5, 1] }]);
    expect(compiled.lines['questions.break-even.ask']).toBe(
      'A tour costs $60. How many deliveries pay for it?',
    );
    expect(compiled.lines['facts.orders.say']).toBe('Pedalo expects 18 deliveries on a tour.');
    expect(compiled.lines['hints.even-mild']).toBe('What is left of one delivery?');
    expect(compiled.case_hash).toBe('h');
  });

  it('gives the same figures for the same seed and others for another', () => {
    const needed = (seed: number) => compileCase(source, { seed, caseHash: 'h' }).values;
    expect(needed(5)).toEqual(needed(5));
    const sets = new Set(Array.from({ length: 30 }, (_, seed) => JSON.stringify(needed(seed))));
    expect(sets.size).toBeGreaterThan(20);
  });

  it('draws within the limits and keeps the constraints', () => {
    for (let seed = 2; seed < 100; seed += 1) {
      const drawn = drawInputs(model, parseQuestions(source), seed);
      const fee = drawn.get('fee') ?? 0;
      expect(fee).toBeGreaterThanOrEqual(4);
      expect(fee).toBeLessThanOrEqual(9);
      const values = evaluateModel(model, drawn);
      expect(values.get('orders')).toBeGreaterThan(values.get('needed') ?? Infinity);
    }
  });

  it("works on from a candidate's own figure", () => {
    const values = evaluateModel(model, writtenInputs(source.model), new Map([['left', 5]]));
    expect(values.get('needed')).toBe(12);
  });

  it('divides by the scale of an exhibit and fills figures into its labels', () => {
    const scaled = structuredClone(source);
    const exhibit = scaled.exhibits[0];
    if (!exhibit) throw new Error('no exhibit');
    exhibit.unit = 'thousand USD/delivery';
    exhibit.categories = ['Fee of {{fee:amount}}', 'Packing'];
    const [view] = compileCase(scaled, { seed: 1, caseHash: 'h' }).exhibits;
    expect(view?.series[0]?.values).toEqual([0.005, 0.001]);
    expect(view?.categories[0]).toBe('Fee of $5');
  });

  it('can be read through by an author', () => {
    const text = previewCase(compileCase(source, { seed: 1, caseHash: 'h' }));
    expect(text).toContain(
      '[bar] Money of one delivery\nItem     Dollars (USD/delivery)\nFee                           5',
    );
    expect(text).toContain('(answer) A delivery leaves $4, so it takes 15 of them to pay for $60.');
  });
});
