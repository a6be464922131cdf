import { CaseFault } from './fault.ts';
import type { Expr } from './formula.ts';
import { combine, formatUnit, parseUnit, plain, sameUnit, type Unit } from './units.ts';

/**
 * The unit that an expression comes out in; null for a bare nought, which goes with any unit.
 * @throws CaseFault `unit_mismatch` where unlike things are added or compared, `unknown_name` for an unknown name.
 */
export function unitOf(expr: Expr, units: ReadonlyMap<string, Unit>): Unit | null {
  switch (expr.type) {
    case 'number':
      if (expr.unit !== null) return parseUnit(expr.unit);
      return expr.value === 0 ? null : plain;
    case 'name':
      return unitOfName(expr.name, expr.at, units);
    case 'minus':
      return unitOf(expr.operand, units);
    case 'binary':
      return unitOfBinary(expr, units);
    case 'call':
      return unitOfCall(expr, units);
    default:
      return expr satisfies never;
  }
}

/** What stands between two units, said so that an author knows what to write. */
export function explainMismatch(found: Unit, wanted: Unit): string {
  const quotient = combine(found, wanted, -1);
  const has = (name: string) => quotient.has(name);
  const told = `comes out in ${formatUnit(found)} where ${formatUnit(wanted)} is wanted`;
  if (has('%')) return `${told}; turn per cent into a share with share(x), or back with percent(x)`;
  if (has('month') && has('year')) return `${told}; convert with 12[month/year]`;
  if (has('day') && has('year')) return `${told}; convert with 365[day/year]`;
  if (has('week') && has('year')) return `${told}; convert with 52[week/year]`;
  return `${told}; check what is multiplied and divided, and the spelling of units (singular)`;
}

function unitOfName(name: string, at: number, units: ReadonlyMap<string, Unit>): Unit {
  const unit = units.get(name);
  if (unit) return unit;
  throw new CaseFault(
    'unknown_name',
    `"${name}" at character ${at + 1} is neither an input nor a formula`,
    [],
    at,
  );
}

function unitOfBinary(expr: Expr & { type: 'binary' }, units: ReadonlyMap<string, Unit>): Unit | null {
  const left = unitOf(expr.left, units);
  if (expr.op === '^') return unitOfPower(expr, left ?? plain);
  const right = unitOf(expr.right, units);
  if (expr.op === '*') return combine(left ?? plain, right ?? plain, 1);
  if (expr.op === '/') return combine(left ?? plain, right ?? plain, -1);
  const same = agree([left, right], expr.at);
  return expr.op === '+' || expr.op === '-' ? same : plain;
}

function unitOfPower(expr: Expr & { type: 'binary' }, base: Unit): Unit {
  if (base.size === 0) return plain;
  if (expr.right.type === 'number' && Number.isInteger(expr.right.value)) {
    const power = expr.right.value;
    return new Map([...base].map(([name, times]) => [name, times * power]));
  }
  throw new CaseFault(
    'unit_mismatch',
    `at character ${expr.at + 1} a value in ${formatUnit(base)} is raised to a power that is no whole number`,
    [],
    expr.at,
  );
}

function unitOfCall(expr: Expr & { type: 'call' }, units: ReadonlyMap<string, Unit>): Unit | null {
  const [value, step] = expr.args;
  if (!value) return plain;
  if (expr.fn === 'share') {
    wants(unitOf(value, units), parseUnit('%'), expr.at);
    return plain;
  }
  if (expr.fn === 'percent') {
    wants(unitOf(value, units), plain, expr.at);
    return parseUnit('%');
  }
  // A bare step goes with the unit of what is rounded.
  if (expr.fn === 'round' && step?.type === 'number' && step.unit === null) return unitOf(value, units);
  return agree(
    expr.args.map((arg) => unitOf(arg, units)),
    expr.at,
  );
}

function wants(found: Unit | null, wanted: Unit, at: number): void {
  if (found && !sameUnit(found, wanted))
    throw new CaseFault(
      'unit_mismatch',
      `at character ${at + 1} it ${explainMismatch(found, wanted)}`,
      [],
      at,
    );
}

function agree(units: readonly (Unit | null)[], at: number): Unit | null {
  const [first, ...rest] = units.filter((unit) => unit !== null);
  if (!first) return null;
  for (const other of rest) wants(other, first, at);
  return first;
}
