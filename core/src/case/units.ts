import { CaseFault } from './fault.ts';

/**
 * A unit as a product of plain names with whole powers: `USD/cup` is USD to the 1 and cup to the -1. Names are taken
 * as they stand, in the singular; `%` is a unit of its own, so that per cent and share never mix unseen.
 */
export type Unit = ReadonlyMap<string, number>;

/** The unit of plain numbers, ratios and shares. */
export const plain: Unit = new Map();

const scales = { thousand: 1e3, million: 1e6, billion: 1e9 } as const;
/** How a figure is shown: `million USD` shows 12,500,000 USD as 12.5. */
export type ShownUnit = { unit: Unit; scale: number };

/**
 * Reads `USD`, `cup/month`, `USD/(store*month)`, `%` or `1`.
 * @throws CaseFault `unit_syntax`.
 */
export function parseUnit(text: string): Unit {
  const parts = text.match(/[\p{L}_][\p{L}\d_]*|[%*/()]|1|\S/gu) ?? [];
  const reader = { parts, index: 0, text };
  const unit = readProduct(reader);
  if (reader.index < parts.length || parts.length === 0) throw badUnit(text);
  return unit;
}

/** Reads a unit that may begin with a scale: `million USD/year`. */
export function parseShownUnit(text: string): ShownUnit {
  const [, word, rest] = /^(thousand|million|billion)\s+(.+)$/.exec(text.trim()) ?? [];
  if (!word || !rest) return { unit: parseUnit(text), scale: 1 };
  return { unit: parseUnit(rest), scale: scales[word as keyof typeof scales] };
}

export function formatUnit(unit: Unit): string {
  const over = [...unit].filter(([, power]) => power > 0).flatMap(repeat);
  const under = [...unit].filter(([, power]) => power < 0).flatMap(repeat);
  const top = over.join('*') || '1';
  if (under.length === 0) return top;
  return `${top}/${under.length === 1 ? under[0] : `(${under.join('*')})`}`;
}

export function sameUnit(left: Unit, right: Unit): boolean {
  return left.size === right.size && [...left].every(([name, power]) => right.get(name) === power);
}

/** The product of two units, or with `sign` -1 their quotient. */
export function combine(left: Unit, right: Unit, sign: 1 | -1): Unit {
  const product = new Map(left);
  for (const [name, power] of right) {
    const sum = (product.get(name) ?? 0) + sign * power;
    if (sum === 0) product.delete(name);
    else product.set(name, sum);
  }
  return product;
}

type UnitReader = { parts: readonly string[]; index: number; text: string };

function readProduct(reader: UnitReader): Unit {
  let unit = readFactor(reader);
  for (
    let sign = reader.parts[reader.index];
    sign === '*' || sign === '/';
    sign = reader.parts[reader.index]
  ) {
    reader.index += 1;
    unit = combine(unit, readFactor(reader), sign === '*' ? 1 : -1);
  }
  return unit;
}

function readFactor(reader: UnitReader): Unit {
  const part = reader.parts[reader.index];
  reader.index += 1;
  if (part === '1') return plain;
  if (part === '(') {
    const inner = readProduct(reader);
    if (reader.parts[reader.index] !== ')') throw badUnit(reader.text);
    reader.index += 1;
    return inner;
  }
  if (part === undefined || !/^[\p{L}_%]/u.test(part)) throw badUnit(reader.text);
  return new Map([[part, 1]]);
}

function repeat([name, power]: [string, number]): string[] {
  return Array.from({ length: Math.abs(power) }, () => name);
}

function badUnit(text: string): CaseFault {
  return new CaseFault(
    'unit_syntax',
    `"${text}" is no unit; write products and quotients of names, like USD, cup/month, USD/(store*month), % or 1`,
  );
}
