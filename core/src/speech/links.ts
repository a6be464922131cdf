import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

export function clauseBefore(tokens: readonly Token[], at: number, reach: number): readonly Token[] {
  const window = tokens.slice(Math.max(0, at - reach), at);
  const stop = window.findLastIndex((token) => /^[.;?!]$/.test(token.text));
  return window.slice(stop + 1);
}

export interface Link {
  readonly kind: 'to' | 'or' | 'between' | 'dash' | 'in' | 'out of' | 'margin' | 'next' | 'colon';
  readonly at: number;
}

const MARGINS = [
  ['plus', 'or', 'minus'],
  ['plus', 'minus'],
  ['give', 'or', 'take'],
  ['±'],
  ['+', '/', '-'],
  [',', 'plus', 'or', 'minus'],
  [',', 'give', 'or', 'take'],
];

function isBetween(tokens: readonly Token[], left: Quantity): boolean {
  return clauseBefore(tokens, left.first, 4).some(
    (token) => token.text === 'between' || token.text === 'anywhere',
  );
}

function dashLink(tokens: readonly Token[], left: Quantity): Link | undefined {
  const token = tokens[left.next];
  const after = tokens[left.next + 1];
  if (token === undefined || !/^[-–—]$/.test(token.text) || after === undefined) return undefined;
  if (token.text === '—' && !(token.glued && after.glued)) return undefined;
  return token.glued === after.glued ? { kind: 'dash', at: left.next + 1 } : undefined;
}

export function linkAfter(tokens: readonly Token[], left: Quantity): Link | undefined {
  const [word, second, third] = [0, 1, 2].map((n) => tokens[left.next + n]?.text ?? '');
  const spread = MARGINS.find((words) => words.every((one, n) => tokens[left.next + n]?.text === one));
  if (spread) return { kind: 'margin', at: left.next + spread.length };
  if (word === 'out' && second === 'of')
    return { kind: 'out of', at: left.next + (/^(every|each|the)$/.test(third ?? '') ? 3 : 2) };
  if (word === 'in') return { kind: 'in', at: left.next + (/^(every|each)$/.test(second ?? '') ? 2 : 1) };
  if (word === 'to' || word === 'through') return { kind: 'to', at: left.next + 1 };
  if (word === 'up' && second === 'to') return { kind: 'to', at: left.next + 2 };
  if (word === 'or') return { kind: 'or', at: left.next + (second === 'even' || second === 'maybe' ? 2 : 1) };
  if (word === 'and' && isBetween(tokens, left)) return { kind: 'between', at: left.next + 1 };
  if (word === ':' && tokens[left.next]?.glued && tokens[left.next + 1]?.glued)
    return { kind: 'colon', at: left.next + 1 };
  return dashLink(tokens, left) ?? { kind: 'next', at: word === ',' ? left.next + 1 : left.next };
}
