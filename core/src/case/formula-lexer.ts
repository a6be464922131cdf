import { CaseFault } from './fault.ts';

/** `at` is the character in the expression where the token begins, from 0. */
export type Token =
  | { type: 'number'; value: number; unit: string | null; at: number }
  | { type: 'name'; text: string; at: number }
  | { type: 'sign'; text: string; at: number }
  | { type: 'end'; at: number };

/** A number may carry its unit at once: `12[month/year]`. Underscores group digits, as in `1_200_000`. */
const patterns = {
  space: /\s+/y,
  number: /(\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?)(?:\[([^\]]*)\])?/y,
  name: /[a-z][a-z0-9_]*/y,
  sign: /<=|>=|==|!=|[-+*/^(),<>]/y,
};

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const space = match(patterns.space, text, at);
    if (space) {
      at += space[0].length;
      continue;
    }
    const { token, length } = nextToken(text, at);
    tokens.push(token);
    at += length;
  }
  tokens.push({ type: 'end', at: text.length });
  return tokens;
}

function nextToken(text: string, at: number): { token: Token; length: number } {
  const number = match(patterns.number, text, at);
  if (number) {
    const value = Number((number[1] ?? '').replaceAll('_', ''));
    return { token: { type: 'number', value, unit: number[2] ?? null, at }, length: number[0].length };
  }
  const name = match(patterns.name, text, at);
  if (name) return { token: { type: 'name', text: name[0], at }, length: name[0].length };
  const sign = match(patterns.sign, text, at);
  if (sign) return { token: { type: 'sign', text: sign[0], at }, length: sign[0].length };
  throw new CaseFault(
    'formula_syntax',
    `"${text.charAt(at)}" at character ${at + 1} is not part of a formula; use names, numbers, + - * / ^ and parentheses`,
    [],
    at,
  );
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
