import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumbers } from './numbers.ts';
import { convert, divide, isConvertible, measure, multiply, unitPairOf } from './units.ts';
import type { Measure } from './units.ts';

function spoken(text: string): Measure {
  const [number] = parseNumbers(text);
  if (number === undefined) throw new Error(`no number in "${text}"`);
  return measure(number.value, number);
}

describe('convert', () => {
  it.each([
    ['12 million a year', null, 'month', 1_000_000],
    ['20 thousand dollars a month', 'USD', 'year', 240_000],
    ['12 percent', null, null, 0.12],
    ['2 tonnes', 'kg', null, 2_000],
    ['half an hour', 'minute', null, 30],
    ['50 bps', 'pp', null, 0.5],
    ['72 km an hour', 'metre', 'second', 20],
    ['3 dollars per kg', 'USD', 'tonne', 3_000],
  ])('%s in %s per %s', (text, unit, per, value) => {
    expect(convert(spoken(text), { unit, per })).toBeCloseTo(value, 6);
  });

  it('reads a share as per cent', () => {
    expect(convert(measure(0.125, { unit: null, per: null }), { unit: '%', per: null })).toBe(12.5);
  });

  it('refuses what measures different things', () => {
    expect(convert(spoken('5 dollars'), { unit: 'EUR', per: null })).toBeUndefined();
    expect(convert(spoken('5 percent'), { unit: 'pp', per: null })).toBeUndefined();
    expect(isConvertible({ unit: 'USD', per: 'month' }, { unit: 'USD', per: null })).toBe(false);
  });

  it('comes back to where it began', () => {
    const unit = fc.constantFrom('year', 'month', 'week', 'day', 'hour', 'minute');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), unit, unit, (value, from, to) => {
        const there = convert(measure(value, { unit: 'cup', per: from }), { unit: 'cup', per: to });
        const back = convert(measure(there ?? 0, { unit: 'cup', per: to }), { unit: 'cup', per: from });
        expect((back ?? 0) / value).toBeCloseTo(1, 9);
      }),
    );
  });
});

describe('multiply and divide', () => {
  it.each([
    ['60k cups a month', '$3', 180_000, 'USD', 'month'],
    ['60k cups a month', '3 dollars a cup', 180_000, 'USD', 'month'],
    ['$3', '60k cups a month', 180_000, 'USD', 'month'],
    ['20 percent', '50 million people', 10_000_000, 'person', null],
    ['20 dollars per customer per month', '500 customers', 10_000, 'USD', 'month'],
    ['5 tonnes a day', '2 weeks', 70, 'tonne', null],
    ['3 euros per kg', '2 tonnes', 6_000, 'EUR', null],
  ])('%s times %s', (left, right, value, unit, per) => {
    const result = multiply(spoken(left), spoken(right));
    expect(result.value).toBeCloseTo(value, 6);
    expect(unitPairOf(result)).toEqual({ unit, per });
  });

  it.each([
    ['240 million euros a year', '12 million cups a year', 20, 'EUR', 'cup'],
    ['600 km', '4 hours', 150, 'km', 'hour'],
    ['30 dollars', '60 dollars', 0.5, null, null],
  ])('%s divided by %s', (left, right, value, unit, per) => {
    const result = divide(spoken(left), spoken(right));
    expect(result.value).toBeCloseTo(value, 6);
    expect(unitPairOf(result)).toEqual({ unit, per });
  });
});
