import { CaseFault } from './fault.ts';
import { tokenise, type Token } from './formula-lexer.ts';

/** A parsed expression. `at` is the character where the part begins, from 0, for messages. */
export type Expr =
  | { type: 'number'; value: number; unit: string | null; at: number }
  | { type: 'name'; name: string; at: number }
  | { type: 'minus'; operand: Expr; at: number }
  | { type: 'binary'; op: BinaryOp; left: Expr; right: Expr; at: number }
  | { type: 'call'; fn: FunctionName; args: Expr[]; at: number };

export const comparisons = ['<', '<=', '>', '>=', '==', '!='] as const;
const binaryOps = ['+', '-', '*', '/', '^', ...comparisons] as const;
export type BinaryOp = (typeof binaryOps)[number];

/** `round(x, step)` rounds to a multiple of `step`; `share(x)` turns per cent into a share and `percent(x)` back. */
export const functionNames = ['min', 'max', 'sum', 'round', 'abs', 'share', 'percent'] as const;
export type FunctionName = (typeof functionNames)[number];

/** How deep parentheses may nest, so that a hostile file cannot exhaust the stack. */
const deepest = 60;

/** @throws CaseFault `formula_syntax` with the position of the fault. */
export function parseFormula(text: string): Expr {
  const reader = createReader(tokenise(text));
  const expr = readComparison(reader, 0);
  const rest = reader.peek();
  if (rest.type !== 'end') throw unexpected(rest, 'an operator or the end of the formula');
  return expr;
}

/** Every name that an expression refers to, with where it first occurs. */
export function namesIn(expr: Expr, found = new Map<string, number>()): Map<string, number> {
  switch (expr.type) {
    case 'number':
      return found;
    case 'name':
      if (!found.has(expr.name)) found.set(expr.name, expr.at);
      return found;
    case 'minus':
      return namesIn(expr.operand, found);
    case 'binary':
      return namesIn(expr.right, namesIn(expr.left, found));
    case 'call':
      for (const arg of expr.args) namesIn(arg, found);
      return found;
    default:
      return expr satisfies never;
  }
}

type Reader = {
  peek(): Token;
  next(): Token;
  takeSign(...signs: readonly string[]): (Token & { type: 'sign' }) | null;
};

function createReader(tokens: readonly Token[]): Reader {
  let index = 0;
  const end: Token = tokens.at(-1) ?? { type: 'end', at: 0 };
  const peek = () => tokens[index] ?? end;
  return {
    peek,
    next: () => {
      const token = peek();
      index += 1;
      return token;
    },
    takeSign: (...signs) => {
      const token = peek();
      if (token.type !== 'sign' || !signs.includes(token.text)) return null;
      index += 1;
      return token;
    },
  };
}

function readComparison(reader: Reader, depth: number): Expr {
  const left = readSum(reader, depth);
  const sign = reader.takeSign(...comparisons);
  return sign ? binary(sign, left, readSum(reader, depth)) : left;
}

function readSum(reader: Reader, depth: number): Expr {
  let left = readProduct(reader, depth);
  for (let sign = reader.takeSign('+', '-'); sign; sign = reader.takeSign('+', '-'))
    left = binary(sign, left, readProduct(reader, depth));
  return left;
}

function readProduct(reader: Reader, depth: number): Expr {
  let left = readSigned(reader, depth);
  for (let sign = reader.takeSign('*', '/'); sign; sign = reader.takeSign('*', '/'))
    left = binary(sign, left, readSigned(reader, depth));
  return left;
}

function readSigned(reader: Reader, depth: number): Expr {
  const sign = reader.takeSign('-');
  if (!sign) return readPower(reader, depth);
  if (depth > deepest) throw tooDeep(sign.at);
  return { type: 'minus', operand: readSigned(reader, depth + 1), at: sign.at };
}

function readPower(reader: Reader, depth: number): Expr {
  const base = readAtom(reader, depth);
  const sign = reader.takeSign('^');
  return sign ? binary(sign, base, readSigned(reader, depth + 1)) : base;
}

function readAtom(reader: Reader, depth: number): Expr {
  const token = reader.next();
  if (depth > deepest) throw tooDeep(token.at);
  if (token.type === 'number') return token;
  if (token.type === 'name') return readNameOrCall(reader, token, depth);
  if (token.type !== 'sign' || token.text !== '(') throw unexpected(token, 'a name, a number or "("');
  const inner = readComparison(reader, depth + 1);
  expectClose(reader);
  return inner;
}

function readNameOrCall(reader: Reader, token: Token & { type: 'name' }, depth: number): Expr {
  if (!reader.takeSign('(')) return { type: 'name', name: token.text, at: token.at };
  const fn = functionNames.find((name) => name === token.text);
  if (!fn) throw fault(`"${token.text}" is no function; there are ${functionNames.join(', ')}`, token.at);
  const args = [readSum(reader, depth + 1)];
  while (reader.takeSign(',')) args.push(readSum(reader, depth + 1));
  expectClose(reader);
  checkCount(fn, args.length, token.at);
  return { type: 'call', fn, args, at: token.at };
}

function checkCount(fn: FunctionName, count: number, at: number): void {
  const most = fn === 'round' ? 2 : fn === 'abs' || fn === 'share' || fn === 'percent' ? 1 : Infinity;
  if (count > most) throw fault(`${fn}() takes ${most === 1 ? 'one value' : 'a value and a step'}`, at);
}

function expectClose(reader: Reader): void {
  const token = reader.next();
  if (token.type !== 'sign' || token.text !== ')') throw unexpected(token, '")"');
}

function binary(sign: Token & { type: 'sign' }, left: Expr, right: Expr): Expr {
  const op = binaryOps.find((known) => known === sign.text);
  if (!op) throw unexpected(sign, 'an operator');
  return { type: 'binary', op, left, right, at: sign.at };
}

function unexpected(token: Token, wanted: string): CaseFault {
  const what =
    token.type === 'end'
      ? 'the formula ends'
      : `"${token.type === 'number' ? token.value : token.text}" stands`;
  return fault(`${what} at character ${token.at + 1} where ${wanted} should be`, token.at);
}

const tooDeep = (at: number) => fault(`parentheses nest deeper than ${deepest}; name the parts`, at);
const fault = (message: string, at: number) => new CaseFault('formula_syntax', message, [], at);
