import { isLedAsRough, skipRoughTail } from './approximations.ts';
import { countedAt } from './counted.ts';
import { currencyAt } from './currencies.ts';
import type { CurrencyEntry } from './currencies.ts';
import { parseReading } from './grammar.ts';
import type { Reading } from './grammar.ts';
import type { GrammarOptions } from './mantissa.ts';
import { moneySuffix } from './money-suffix.ts';
import { SCALES } from './number-words.ts';
import { opening } from './opening.ts';
import type { Opening } from './opening.ts';
import { perAt } from './per.ts';
import type { Suffix } from './suffix.ts';
import type { Token } from './tokens.ts';
import { countSuffix, decade, plain, unitSuffix } from './unit-suffix.ts';
import { unitAt } from './unit-table.ts';
import type { NumberKind } from './unit-table.ts';

/** A number with what was said around it, while the sentence is still being read. */
export interface Quantity {
  readonly value: number;
  readonly unit: string | null;
  readonly kind: NumberKind;
  readonly per: string | null;
  readonly approx: boolean;
  readonly range: readonly [number, number] | null;
  /** First token, and the one after the last. */
  readonly first: number;
  readonly next: number;
  readonly scale: number;
  readonly pair: readonly [number, number] | null;
  readonly form: Reading['form'];
  /** A unit or a currency was said with it. */
  readonly measured: boolean;
}

const LONE = /^(hundred|thousand|million|billion)$/;

function prefixedMoney(reading: Reading, currency: CurrencyEntry, next: number): Suffix {
  return { value: reading.value, unit: currency.code, kind: 'money', per: null, next, measured: true };
}

function suffixOf(tokens: readonly Token[], open: Opening, reading: Reading, at: number): Suffix {
  if (open.currency) {
    const repeated = currencyAt(tokens, at);
    return prefixedMoney(
      reading,
      open.currency,
      repeated?.entry.code === open.currency.code ? repeated.next : at,
    );
  }
  return (
    decade(tokens, reading, open.at) ??
    moneySuffix(tokens, reading, at) ??
    unitSuffix(tokens, reading, open.at, at) ??
    countSuffix(tokens, reading, open.at, at) ??
    plain(tokens, reading, at)
  );
}

function trillion(tokens: readonly Token[], reading: Reading): Reading {
  const isT = tokens[reading.next]?.text === 't' && tokens[reading.next]?.glued;
  return isT ? { ...reading, value: reading.value * 1e12, scale: 1e12, next: reading.next + 1 } : reading;
}

/** A scale may follow its currency: "$ 5 million", "5 € million", "5 m€". */
function read(tokens: readonly Token[], open: Opening, options: GrammarOptions): Reading | undefined {
  const reading = parseReading(tokens, open.at, options);
  if (reading === undefined) return undefined;
  return roughlyScaled(tokens, open.currency ? trillion(tokens, reading) : reading);
}

/** "fifty-ish thousand", "fifty or so million". */
function roughlyScaled(tokens: readonly Token[], reading: Reading): Reading {
  const hedged = skipRoughTail(tokens, reading.next);
  const word = tokens[hedged]?.text ?? '';
  const scale = LONE.test(word) ? (SCALES.get(word) ?? 100) : 1;
  if (hedged === reading.next || scale === 1 || reading.scale > 1) return reading;
  return { ...reading, value: reading.value * scale, scale, next: hedged + 1, rough: true };
}

/** "fifteen, or rather fifty, dollars": the unit comes after the comma that closes a correction. */
function afterParenthesis(tokens: readonly Token[], first: number, at: number): number {
  if (!/^[,—–]$/.test(tokens[at]?.text ?? '')) return at;
  const before = tokens.slice(Math.max(0, first - 3), first);
  if (
    !before.some((token) => /^(mean|meant|rather|sorry|wait|no|actually|that|correction)$/.test(token.text))
  )
    return at;
  const found = currencyAt(tokens, at + 1) ?? unitAt(tokens, at + 1) ?? countedAt(tokens, at + 1, false);
  return found && found.next <= at + 3 ? at + 1 : at;
}

/** "two tonnes of steel per car": the stuff stands between a measure and its divisor. */
function pastStuff(tokens: readonly Token[], suffix: Suffix): number {
  const isMeasure =
    suffix.kind === 'mass' || (suffix.kind === 'other' && suffix.unit !== null) || suffix.kind === 'count';
  const divides = /^(?:per|a|an|each|every)$/.test(tokens[suffix.next + 2]?.text ?? '');
  return isMeasure && tokens[suffix.next]?.text === 'of' && divides ? suffix.next + 2 : suffix.next;
}

/**
 * Reads one number with sign, currency, unit, divisor and hedges at a token. `afterNumber` says that a
 * number ends just before, where "minus" subtracts instead of negating.
 */
export function parseQuantity(
  tokens: readonly Token[],
  at: number,
  afterNumber: boolean,
  options: GrammarOptions = { joinAnd: true },
): Quantity | undefined {
  const open = opening(tokens, at, afterNumber);
  const reading = read(tokens, open, options);
  if (reading === undefined) return undefined;
  const hedged = afterParenthesis(tokens, at, skipRoughTail(tokens, reading.next));
  const suffix = suffixOf(tokens, open, reading, hedged);
  const isPrice = tokens
    .slice(Math.max(0, at - 4), at)
    .some((token) => /^(?:prices?|priced|fee|costs?|charge)$/.test(token.text));
  const priceLike = (reading.pair !== null || isPrice) && suffix.kind === 'other' && suffix.unit === null;
  const divided = pastStuff(tokens, suffix);
  const per = suffix.per === null ? perAt(tokens, divided, priceLike ? 'money' : suffix.kind) : undefined;
  const end = per?.next ?? suffix.next;
  const close = skipRoughTail(tokens, end);
  const isCouple = /^couple$/.test(tokens[open.at]?.text ?? '') || tokens[open.at + 1]?.text === 'couple';
  const rough =
    suffix.kind === 'year' ||
    reading.rough === true ||
    skipRoughTail(tokens, reading.next) > reading.next ||
    close > end ||
    isCouple ||
    isLedAsRough(tokens, at, suffix.kind === 'duration');
  const isSpeed =
    per !== undefined &&
    /^(km|mile|metre|foot)$/.test(suffix.unit ?? '') &&
    /^(hour|second|minute|day)$/.test(per.per);
  return {
    ...suffix,
    value: suffix.value * open.sign,
    kind: isSpeed ? 'rate' : suffix.kind,
    per: suffix.per ?? per?.per ?? null,
    approx: rough,
    range: null,
    first: at,
    next: close,
    scale: reading.scale,
    pair: suffix.kind === 'other' ? reading.pair : null,
    form: reading.form,
  };
}
