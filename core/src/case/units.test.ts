import { describe, expect, it } from 'vitest';
import { explainMismatch, unitOf } from './expression-units.ts';
import { parseFormula } from './formula.ts';
import { formatUnit, parseShownUnit, parseUnit, sameUnit } from './units.ts';

const units = new Map(
  Object.entries({ price: 'USD/cup', cups: 'cup/month', margin: '%', rent: 'USD/month', ratio: '1' }).map(
    ([name, text]) => [name, parseUnit(text)],
  ),
);
const unit = (text: string) => {
  const found = unitOf(parseFormula(text), units);
  return found ? formatUnit(found) : null;
};

describe('units', () => {
  it.each([
    ['USD/cup', 'USD/cup'],
    ['cup/month*USD/cup', 'USD/month'],
    ['USD/(store*month)', 'USD/(store*month)'],
    ['1/month', '1/month'],
    ['%', '%'],
    ['1', '1'],
  ])('%s reads as %s', (text, expected) => expect(formatUnit(parseUnit(text))).toBe(expected));

  it.each(['', 'USD per cup', 'USD/', '/cup', '(USD', '12'])('%s is no unit', (text) => {
    expect(() => parseUnit(text)).toThrow(/is no unit; write products/);
  });

  it.each([
    ['price * cups', 'USD/month'],
    ['price * cups - rent', 'USD/month'],
    ['(price * cups - rent) * 12[month/year]', 'USD/year'],
    ['rent / price', 'cup/month'],
    ['rent * share(margin)', 'USD/month'],
    ['percent(rent / (price * cups))', '%'],
    ['rent - 0', 'USD/month'],
    ['0', null],
    ['max(rent, price * cups)', 'USD/month'],
    ['round(rent, 10)', 'USD/month'],
    ['ratio ^ 0.5', '1'],
    ['price ^ 2', 'USD*USD/(cup*cup)'],
    ['rent > 5[USD/month]', '1'],
  ])('%s comes out in %s', (text, expected) => expect(unit(text)).toBe(expected));

  it.each([
    ['rent + price', /comes out in USD\/cup where USD\/month is wanted/],
    ['rent + margin', /turn per cent into a share with share\(x\)/],
    ['rent > 5', /comes out in 1 where USD\/month/],
    ['share(ratio)', /where % is wanted/],
    ['price ^ 0.5', /no whole number/],
  ])('%s is refused', (text, words) => expect(() => unit(text)).toThrow(words));

  it('says how to go from a month to a year', () => {
    expect(explainMismatch(parseUnit('USD/month'), parseUnit('USD/year'))).toMatch(/12\[month\/year\]/);
  });

  it('takes a scale before the unit of an exhibit', () => {
    const shown = parseShownUnit('million USD/year');
    expect(shown.scale).toBe(1e6);
    expect(sameUnit(shown.unit, parseUnit('USD/year'))).toBe(true);
  });
});
