/** A value with what it is counted in (exponent 1) and divided by (exponent -1): cups a month, dollars a cup. */
export interface Measure {
  readonly value: number;
  readonly units: ReadonlyMap<string, number>;
}

/** A unit and divisor as `parseNumbers` prints them: {unit: "USD", per: "month"}. */
export interface UnitPair {
  readonly unit: string | null;
  readonly per: string | null;
}

interface Dimension {
  readonly name: string;
  /** How many of the dimension's base unit one of it is. */
  readonly size: number;
}

/** dimension | unit size, ... A year has 365 days and 12 equal months; a ton is taken for a tonne. */
const DIMENSIONS = `
share | % 0.01
points | pp 1, bp 0.01
time | year 365, decade 3650, century 36500, quarter 91.25, month 30.416666666666668, fortnight 14, week 7, day 1, hour 0.041666666666666664, minute 0.0006944444444444445, second 0.000011574074074074073
mass | mg 0.000001, g 0.001, kg 1, tonne 1000, ton 1000, lb 0.45359237, pound 0.45359237, ounce 0.028349523125
length | cm 0.00001, metre 0.001, km 1, mile 1.609344, foot 0.0003048, inch 0.0000254, yard 0.0009144
area | square metre 1, square foot 0.09290304, square km 1000000, hectare 10000, acre 4046.8564224
volume | ml 0.001, litre 1, cubic metre 1000, gallon 3.785411784
energy | kWh 1, MWh 1000, GWh 1000000
power | kW 1, MW 1000, GW 1000000
data | MB 0.001, GB 1, TB 1000
`;

function buildTable(): ReadonlyMap<string, Dimension> {
  const rows = DIMENSIONS.trim().split('\n');
  return new Map(
    rows.flatMap((row) => {
      const [name = '', units = ''] = row.split(' | ');
      return units.split(', ').map((entry) => {
        const cut = entry.lastIndexOf(' ');
        return [entry.slice(0, cut), { name, size: Number(entry.slice(cut + 1)) }] as const;
      });
    }),
  );
}

const TABLE = buildTable();
const CURRENCY = /^[A-Z]{3}$/;
const TIDY_DIGITS = 12;

/** A counted thing ("cup") and a currency are dimensions of their own. */
function dimensionOf(unit: string): Dimension {
  return TABLE.get(unit) ?? { name: unit, size: 1 };
}

function tidy(value: number): number {
  return Number(value.toPrecision(TIDY_DIGITS));
}

/** Makes a measure of a figure: 5 "USD" per "customer per month" divides by both. */
export function measure(value: number, { unit, per }: UnitPair): Measure {
  const units = new Map<string, number>();
  if (unit !== null) units.set(unit, 1);
  for (const divisor of per === null ? [] : per.split(' per ')) {
    units.set(divisor, (units.get(divisor) ?? 0) - 1);
  }
  return { value, units: new Map([...units].filter(([, power]) => power !== 0)) };
}

/** The unit and divisor to print for a measure; a power above one repeats ("km per hour per hour"). */
export function unitPairOf({ units }: Measure): UnitPair {
  const names = (sign: 1 | -1): string[] =>
    [...units].flatMap(([unit, power]) => Array.from({ length: Math.max(0, sign * power) }, () => unit));
  return { unit: names(1).join(' ') || null, per: names(-1).join(' per ') || null };
}

/** The base value and the dimensions with their powers, in a form that can be compared. */
function reduced({ value, units }: Measure): { readonly value: number; readonly key: string } {
  const powers = new Map<string, number>();
  let base = value;
  for (const [unit, power] of units) {
    const { name, size } = dimensionOf(unit);
    base *= size ** power;
    if (name !== 'share') powers.set(name, (powers.get(name) ?? 0) + power);
  }
  const named = [...powers].filter(([, power]) => power !== 0).map(([name, power]) => `${name}^${power}`);
  return { value: base, key: named.toSorted().join(' ') };
}

/**
 * The value of a measure in another unit: a month in a year, a share in per cent, tonnes in kilograms.
 * Undefined when the two measure different things.
 */
export function convert(from: Measure, to: UnitPair): number | undefined {
  const target = reduced(measure(1, to));
  const source = reduced(from);
  return source.key === target.key ? tidy(source.value / target.value) : undefined;
}

/** Whether two units measure the same thing, so that one converts into the other. */
export function isConvertible(one: UnitPair, other: UnitPair): boolean {
  return reduced(measure(1, one)).key === reduced(measure(1, other)).key;
}

/** The unit of `units` that measures the same thing under another name (a month beside a year). */
function kindred(units: ReadonlyMap<string, number>, unit: string): string | undefined {
  const { name } = dimensionOf(unit);
  return [...units.keys()].find((other) => dimensionOf(other).name === name);
}

function things({ units }: Measure): readonly string[] {
  return [...units]
    .filter(([unit, power]) => power === 1 && !TABLE.has(unit) && !CURRENCY.test(unit))
    .map(([unit]) => unit);
}

/** "60k cups a month times $3": a price without a divisor is the price of one of the things it multiplies. */
function asPriceOf(price: Measure, counted: Measure): Measure {
  const isPrice =
    [...price.units].every(([unit, power]) => power === 1 && CURRENCY.test(unit)) && price.units.size === 1;
  const [thing, second] = things(counted);
  if (!isPrice || thing === undefined || second !== undefined) return price;
  return { value: price.value, units: new Map([...price.units, [thing, -1]]) };
}

function product(left: Measure, right: Measure): Measure {
  const units = new Map(left.units);
  let value = left.value * right.value;
  for (const [unit, power] of right.units) {
    if (unit === '%') {
      value *= 0.01 ** power;
      continue;
    }
    const same = kindred(units, unit) ?? unit;
    value *= (dimensionOf(unit).size / dimensionOf(same).size) ** power;
    units.set(same, (units.get(same) ?? 0) + power);
  }
  return { value: tidy(value), units: new Map([...units].filter(([, power]) => power !== 0)) };
}

/** Multiplies with units: 60,000 cups a month times 3 dollars a cup is 180,000 dollars a month. */
export function multiply(left: Measure, right: Measure): Measure {
  const [a, b] = [asPriceOf(left, right), asPriceOf(right, left)];
  return a.units.has('%') ? product(b, a) : product(a, b);
}

/** Divides with units: 240 million euros a year by 12 million cups a year is 20 euros a cup. */
export function divide(left: Measure, right: Measure): Measure {
  const inverse = new Map([...right.units].map(([unit, power]) => [unit, -power] as const));
  return product(left, { value: 1 / right.value, units: inverse });
}
