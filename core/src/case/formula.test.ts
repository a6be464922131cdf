import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate.ts';
import { CaseFault } from './fault.ts';
import { namesIn, parseFormula } from './formula.ts';

const values = new Map([
  ['a', 6],
  ['b', 4],
]);
const worth = (text: string) => evaluate(parseFormula(text), values);

describe('a formula', () => {
  it.each([
    ['a + b * 2', 14],
    ['(a + b) * 2', 20],
    ['a - b - 1', 1],
    ['a / b / 2', 0.75],
    ['2 ^ 3 ^ 2', 512],
    ['-a ^ 2', -36],
    ['2 * -b', -8],
    ['1_200_000 / 1e6', 1.2],
    ['12[month/year] * a', 72],
    ['min(a, b, 1)', 1],
    ['max(a, b)', 6],
    ['sum(a, b, 1)', 11],
    ['abs(b - a)', 2],
    ['round(a / b)', 2],
    ['round(1.26, 0.1)', 1.3],
    ['share(25) * a', 1.5],
    ['percent(b / 16)', 25],
    ['a > b', 1],
    ['0.1 + 0.2 == 0.3', 1],
    ['a <= b', 0],
  ])('%s is %d', (text, expected) => expect(worth(text)).toBeCloseTo(expected, 12));

  it.each([
    ['a +', 3],
    ['(a', 2],
    ['a b', 2],
    ['a $ b', 2],
    ['sqrt(a)', 0],
    ['round(a, 1, 2)', 0],
    ['abs(a, b)', 0],
    ['', 0],
    ['a < b < 1', 6],
  ])('%s is refused at character %d', (text, position) => {
    expect(() => parseFormula(text)).toThrow(CaseFault);
    expect(() => parseFormula(text)).toThrow(expect.objectContaining({ code: 'formula_syntax', position }));
  });

  it('refuses names that nobody knows and divisions by nought', () => {
    expect(() => worth('a + c')).toThrow(expect.objectContaining({ code: 'unknown_name', position: 4 }));
    expect(() => worth('a / (b - 4)')).toThrow(expect.objectContaining({ code: 'not_finite' }));
  });

  it('refuses parentheses without end before the stack does', () => {
    expect(() => parseFormula('('.repeat(5000))).toThrow(CaseFault);
    expect(() => parseFormula('-'.repeat(5000))).toThrow(CaseFault);
  });

  it('lists its names with where they first stand', () => {
    expect([...namesIn(parseFormula('a * (b + a)'))]).toEqual([
      ['a', 0],
      ['b', 5],
    ]);
  });

  it('agrees with JavaScript on sums, products and parentheses', () => {
    const term = fc.letrec<{ expr: string }>((tie) => ({
      expr: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: 1, max: 99 }).map(String),
        fc
          .tuple(tie('expr'), fc.constantFrom('+', '-', '*'), tie('expr'))
          .map(([left, op, right]) => `(${left} ${op} ${right})`),
      ),
    })).expr;
    fc.assert(
      fc.property(term, (text) => {
        const expected = Number(new Function(`return ${text}`)());
        expect(evaluate(parseFormula(text), new Map())).toBeCloseTo(expected, 6);
      }),
    );
  });

  it('never throws anything but a fault', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab1.+-*/^(),<> []%') }), (text) => {
        try {
          evaluate(parseFormula(text), values);
        } catch (error) {
          expect(error).toBeInstanceOf(CaseFault);
        }
      }),
    );
  });
});
