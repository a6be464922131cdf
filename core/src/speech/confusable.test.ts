import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confusableReadings } from './confusable.ts';

function valuesOf(value: number, unit: string | null = 'EUR'): number[] {
  return confusableReadings(value, unit).map((one) => one.value);
}

describe('confusableReadings (rule 2: mishearing is not a mistake)', () => {
  it.each([
    [15, 50],
    [50, 15],
    [15e6, 50e6],
    [115, 150],
    [13_500_000, 30_500_000],
    [12e6, 12e9],
    [12e9, 12e6],
    [12e6, 12.5e6],
    [12.5e6, 12e6],
    [12, 12e6],
    [-8, 8],
  ])('%d may be %d', (heard, meant) => {
    expect(valuesOf(heard)).toContain(meant);
  });

  it('offers the unit that was not said', () => {
    expect(confusableReadings(12, null)).toContainEqual({ value: 12, unit: '%', why: 'unit' });
    expect(confusableReadings(3, '%')).toContainEqual({ value: 3, unit: 'pp', why: 'unit' });
  });

  it('never offers the figure itself', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e12, max: 1e12 }), (value) => {
        expect(
          confusableReadings(value, 'EUR').some((one) => one.value === value && one.unit === 'EUR'),
        ).toBe(false);
      }),
    );
  });

  it('takes dollars and cents run together for a price', () => {
    expect(confusableReadings(750, 'USD')).toContainEqual({ value: 7.5, unit: 'USD', why: 'cents' });
  });

  it('undoes its own -teen and -ty', () => {
    for (const value of [13, 14, 15, 16, 17, 18, 19]) {
      const [ty] = confusableReadings(value).filter((one) => one.why === 'teen or ty');
      expect(confusableReadings(ty?.value ?? 0).find((one) => one.why === 'teen or ty')?.value).toBe(value);
    }
  });
});
