import { CaseFault } from './fault.ts';
import type { BinaryOp, Expr, FunctionName } from './formula.ts';

/** Values by name, in the units that the model declares. */
export type Values = ReadonlyMap<string, number>;

/**
 * The value of an expression; a comparison gives 1 or 0.
 * @throws CaseFault `unknown_name`, or `not_finite` where a part is divided by nought or grows past any number.
 */
export function evaluate(expr: Expr, values: Values): number {
  const result = evaluatePart(expr, values);
  if (Number.isFinite(result)) return result;
  throw new CaseFault(
    'not_finite',
    'comes out as no finite number; check for a division by nought',
    [],
    expr.at,
  );
}

function evaluatePart(expr: Expr, values: Values): number {
  switch (expr.type) {
    case 'number':
      return expr.value;
    case 'name':
      return valueOf(expr.name, expr.at, values);
    case 'minus':
      return -evaluate(expr.operand, values);
    case 'binary':
      return applyOperator(expr.op, evaluate(expr.left, values), evaluate(expr.right, values));
    case 'call':
      return applyFunction(
        expr.fn,
        expr.args.map((arg) => evaluate(arg, values)),
      );
    default:
      return expr satisfies never;
  }
}

function valueOf(name: string, at: number, values: Values): number {
  const value = values.get(name);
  if (value !== undefined) return value;
  throw new CaseFault(
    'unknown_name',
    `"${name}" at character ${at + 1} is neither an input nor a formula`,
    [],
    at,
  );
}

function applyOperator(op: BinaryOp, left: number, right: number): number {
  switch (op) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '^':
      return left ** right;
    case '<':
      return Number(left < right);
    case '<=':
      return Number(left <= right + slack(left, right));
    case '>':
      return Number(left > right);
    case '>=':
      return Number(left >= right - slack(left, right));
    case '==':
      return Number(Math.abs(left - right) <= slack(left, right));
    case '!=':
      return Number(Math.abs(left - right) > slack(left, right));
    default:
      return op satisfies never;
  }
}

/** Sums of decimals miss by a hair in binary: 0.1 + 0.2 must equal 0.3 in a constraint. */
const slack = (left: number, right: number) => 1e-9 * Math.max(1, Math.abs(left), Math.abs(right));

function applyFunction(fn: FunctionName, args: readonly number[]): number {
  const [first = 0, second] = args;
  switch (fn) {
    case 'min':
      return Math.min(...args);
    case 'max':
      return Math.max(...args);
    case 'sum':
      return args.reduce((total, value) => total + value, 0);
    case 'abs':
      return Math.abs(first);
    case 'share':
      return first / 100;
    case 'percent':
      return first * 100;
    case 'round':
      return roundTo(first, second ?? 1);
    default:
      return fn satisfies never;
  }
}

/** The multiple of `step` nearest to `value`, without the stray digits of binary fractions. */
export function roundTo(value: number, step: number): number {
  if (step <= 0) return value;
  return Number((Math.round(value / step) * step).toPrecision(12));
}
