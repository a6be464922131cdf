import { countedAt } from './counted.ts';
import { currencyAt } from './currencies.ts';
import { parseAndFraction } from './fractions.ts';
import { parseReading } from './grammar.ts';
import type { Reading } from './grammar.ts';
import { perAt } from './per.ts';
import { withoutNoise } from './suffix.ts';
import type { Suffix } from './suffix.ts';
import type { Token } from './tokens.ts';
import { unitAt } from './unit-table.ts';

const MASS_AFTER_POUND =
  /^(coffee|beef|meat|flour|sugar|rice|fruit|beans|material|freight|cargo|waste|food|weight|steel|cotton|fish|chicken|cheese|butter|potatoes|corn|wheat|luggage|apples)$/;

/** "three dollars fifty", "three dollars and fifty cents". */
export function smallChange(
  tokens: readonly Token[],
  at: number,
  code: string | null,
): { value: number; next: number } | undefined {
  const start = tokens[at]?.text === 'and' ? at + 1 : at;
  if (tokens[start]?.kind === 'mark') return undefined;
  const part = parseReading(tokens, start);
  if (part === undefined || part.value >= 100 || !Number.isInteger(part.value) || part.scale > 1)
    return undefined;
  const minor = currencyAt(tokens, part.next);
  if (minor && minor.entry.factor < 1) return { value: part.value / 100, next: minor.next };
  const after = tokens[part.next];
  const closes = start === at || after === undefined || after.kind === 'mark';
  const plain = closes && part.value >= 10 && minor === undefined && code !== 'JPY';
  const followed = unitAt(tokens, part.next) ?? countedAt(tokens, part.next, false);
  return plain && followed === undefined && tokens[start]?.gap === false
    ? { value: part.value / 100, next: part.next }
    : undefined;
}

function isMassPound(tokens: readonly Token[], at: number, next: number): boolean {
  if (!/^pounds?$/.test(tokens[next - 1]?.text ?? '')) return false;
  const stuff = tokens[next]?.text === 'of' ? (tokens[next + 1]?.text ?? '') : '';
  if (MASS_AFTER_POUND.test(stuff)) return true;
  return tokens
    .slice(Math.max(0, at - 6), at)
    .some((token) => /^(weigh|weighs|weighed|weighing|weight|heavy)$/.test(token.text));
}

export function moneySuffix(tokens: readonly Token[], reading: Reading, at: number): Suffix | undefined {
  const start = reading.form === 'fraction' ? pastArticle(tokens, at) : skipModifiersToCurrency(tokens, at);
  const found = currencyAt(tokens, start);
  if (found === undefined) return undefined;
  if (isMassPound(tokens, reading.next - 1, found.next)) {
    return { value: reading.value, unit: 'pound', kind: 'mass', per: null, next: found.next, measured: true };
  }
  const { code, factor } = found.entry;
  const change = factor === 1 ? smallChange(tokens, found.next, code) : undefined;
  const half = change === undefined ? parseAndFraction(tokens, found.next) : undefined;
  const extra = change?.value ?? half?.value ?? 0;
  const amount = priceOf(reading, tokens, found.next);
  const next = change?.next ?? half?.next ?? found.next;
  return {
    value: withoutNoise(amount * factor + extra),
    unit: code,
    kind: 'money',
    per: null,
    next,
    measured: true,
  };
}

/** "half a dollar". */
function pastArticle(tokens: readonly Token[], at: number): number {
  return /^an?$/.test(tokens[at]?.text ?? '') ? at + 1 : at;
}

function skipModifiersToCurrency(tokens: readonly Token[], at: number): number {
  const isAbbreviated =
    tokens[at]?.text === '.' && /^(?:mio|mrd|mn|bn|mln|bln)$/.test(tokens[at - 1]?.text ?? '');
  return isAbbreviated || /^(?:more|extra|additional|further)$/.test(tokens[at]?.text ?? '') ? at + 1 : at;
}

/** "nineteen ninety-nine dollars" is a price; "three fifty dollars" is 350 unless it is the price of one thing. */
function priceOf(reading: Reading, tokens: readonly Token[], next: number): number {
  if (reading.pair === null) return reading.value;
  const [main, rest] = reading.pair;
  const isPrice = rest % 10 === 9 || rest === 95 || main >= 10 || perAt(tokens, next, 'money') !== undefined;
  return isPrice ? main + rest / 100 : reading.value;
}
