import { parseUnit, type Unit } from '../case/units.ts';
import type { SpokenNumber } from '../speech/numbers.ts';

/** A figure with the unit it was said in: `USD`, `per` "year". */
export type Figure = Pick<SpokenNumber, 'value' | 'unit' | 'kind' | 'per' | 'approx' | 'text'>;

/** How a spoken figure stands to the unit that an answer is wanted in. */
export type Converted =
  | { fit: 'exact' | 'implied'; value: number }
  /** The figure has no unit, and one is needed to know what was meant. */
  | { fit: 'no_unit'; value: number }
  /** It measures something else. */
  | { fit: 'other' };

const perYear: Readonly<Record<string, number>> = {
  year: 1,
  quarter: 4,
  month: 12,
  week: 52,
  day: 365,
  hour: 8760,
};
const inGrams: Readonly<Record<string, number>> = { mg: 1e-3, g: 1, kg: 1e3, tonne: 1e6, ton: 1e6 };
const inDays: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 365 / 12,
  quarter: 365 / 4,
  year: 365,
};
const inMinutes: Readonly<Record<string, number>> = { second: 1 / 60, minute: 1, hour: 60, day: 1440 };

/** A month and a year, a share and per cent, kilos and tonnes convert; the counted thing is implied by the question. */
export function convertTo(figure: Figure, wanted: string): Converted {
  const unit = parseUnit(wanted);
  if (unit.has('%') || unit.has('pp')) return toPercent(figure);
  if (unit.size === 0) return toRatio(figure);
  const over = namesOf(unit, 1);
  if (over.some(isCurrency)) return toMoney(figure, unit);
  return toThing(figure, unit, over);
}

function toPercent({ value, kind, unit }: Figure): Converted {
  if (unit === '%' || unit === 'pp') return { fit: 'exact', value };
  if (unit === 'bp') return { fit: 'exact', value: value / 100 };
  if (kind === 'ratio') return { fit: 'exact', value: value * 100 };
  if (unit !== null) return { fit: 'other' };
  // A bare 0.4 can only be a share; a bare 40 may be per cent, or anything.
  return Math.abs(value) <= 1 ? { fit: 'implied', value: value * 100 } : { fit: 'no_unit', value };
}

function toRatio({ value, kind, unit }: Figure): Converted {
  if (unit === '%') return { fit: 'exact', value: value / 100 };
  if (kind === 'ratio' || unit === null) return { fit: 'exact', value };
  return kind === 'count' || kind === 'rate' ? { fit: 'implied', value } : { fit: 'other' };
}

function toMoney(figure: Figure, unit: Unit): Converted {
  if (figure.kind === 'money') return perTime(figure, unit, 'exact');
  if (figure.unit === null && figure.kind !== 'ratio' && figure.kind !== 'year')
    return perTime(figure, unit, 'no_unit');
  return { fit: 'other' };
}

function toThing(figure: Figure, unit: Unit, over: readonly string[]): Converted {
  const scale = scaleBetween(figure.unit, over[0] ?? '');
  if (scale !== null) return perTime({ ...figure, value: figure.value * scale }, unit, 'exact');
  const unlike = ['money', 'percent', 'ratio', 'year', 'duration', 'mass'].includes(figure.kind);
  if (unlike && figure.unit !== null) return { fit: 'other' };
  if (figure.kind === 'ratio') return { fit: 'other' };
  const needsUnit = figure.unit === null && (over[0] ?? '') in { ...inDays, ...inMinutes, ...inGrams };
  return perTime(figure, unit, needsUnit ? 'no_unit' : 'implied');
}

/** A figure per month for a question per year; without a "per" the question's own is meant. */
function perTime(figure: Figure, unit: Unit, fit: 'exact' | 'implied' | 'no_unit'): Converted {
  const wanted = namesOf(unit, -1).filter((name) => name in perYear);
  const said = (figure.per?.split(' ') ?? []).filter((name) => name in perYear);
  // "Members a month for each week": what both have in common stays as it is.
  const [from, ...more] = said.filter((name) => !wanted.includes(name));
  const [to, ...others] = wanted.filter((name) => !said.includes(name));
  if (from === undefined || to === undefined || more.length > 0 || others.length > 0)
    return { fit, value: figure.value };
  return { fit, value: (figure.value * (perYear[from] ?? 1)) / (perYear[to] ?? 1) };
}

function scaleBetween(said: string | null, wanted: string): number | null {
  if (said === null) return null;
  if (said === wanted) return 1;
  for (const table of [inGrams, inDays, inMinutes]) {
    const from = table[said];
    const to = table[wanted];
    if (from !== undefined && to !== undefined) return from / to;
  }
  return null;
}

const isCurrency = (name: string): boolean => /^[A-Z]{3}$/.test(name);
const namesOf = (unit: Unit, sign: 1 | -1): string[] =>
  [...unit].filter(([, power]) => Math.sign(power) === sign).map(([name]) => name);

/** The unit of a spoken figure as the log keeps it: `USD/year`, `%`, `guest`; null when none was said. */
export function unitOfFigure({ unit, per }: Pick<Figure, 'unit' | 'per'>): string | null {
  const over = unit === null ? null : nameOf(unit);
  if (per === null) return over;
  const under = per.split(/ per /).map(nameOf);
  return `${over ?? '1'}/${under.length === 1 ? under[0] : `(${under.join('*')})`}`;
}

/** A name that a unit may hold: "square metre" becomes `square_metre`. */
const nameOf = (words: string): string => {
  const name = words
    .trim()
    .replace(/[^\p{L}\d%]+/gu, '_')
    .replace(/^(?=\d)/, '_');
  return name === '' || name === '_' ? 'unit' : name;
};
