import { isLedAsRough, skipRoughTail } from './approximations.ts';
import { countedAt, skipModifiers } from './counted.ts';
import { currencyAt, currencyBefore } from './currencies.ts';
import type { CurrencyEntry } from './currencies.ts';
import { parseAndFraction } from './fractions.ts';
import { parseReading } from './grammar.ts';
import type { GrammarOptions, Reading } from './grammar.ts';
import { SCALES } from './number-words.ts';
import { perAt } from './per.ts';
import type { Token } from './tokens.ts';
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

interface Suffix {
  readonly value: number;
  readonly unit: string | null;
  readonly kind: NumberKind;
  readonly per: string | null;
  readonly next: number;
  readonly measured: boolean;
}

const MASS_AFTER_POUND =
  /^(coffee|beef|meat|flour|sugar|rice|fruit|beans|material|freight|cargo|waste|food|weight|steel|cotton|fish|chicken|cheese|butter|potatoes|corn|wheat|luggage|apples)$/;
const SUB_UNITS: Readonly<Record<string, readonly [string, number]>> = {
  hour: ['minute', 60],
  minute: ['second', 60],
  year: ['month', 12],
  week: ['day', 7],
};

function round(value: number): number {
  return Number(value.toPrecision(15));
}

/** "three dollars fifty", "three dollars and fifty cents". */
function smallChange(
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
  const plain = start === at && part.value >= 10 && minor === undefined && code !== 'JPY';
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

function moneySuffix(tokens: readonly Token[], reading: Reading, at: number): Suffix | undefined {
  const start = skipModifiersToCurrency(tokens, at);
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
    value: round(amount * factor + extra),
    unit: code,
    kind: 'money',
    per: null,
    next,
    measured: true,
  };
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

function isTimesOperator(tokens: readonly Token[], next: number): boolean {
  const after = tokens[next];
  if (after === undefined) return false;
  if (after.kind === 'digits' || currencyBefore(after) !== undefined) return true;
  return !/^(a|an)$/.test(after.text)
    ? parseReading(tokens, next) !== undefined && after.text !== 'half'
    : LONE.test(tokens[next + 1]?.text ?? '');
}
const LONE = /^(hundred|thousand|million|billion)$/;

function timesSuffix(tokens: readonly Token[], reading: Reading, next: number): Suffix | undefined {
  const multiple = { value: reading.value, unit: null, per: null, next, measured: true };
  if (!/^(times|x)$/.test(tokens[next - 1]?.text ?? '')) return { ...multiple, kind: 'ratio' };
  if (isTimesOperator(tokens, next)) return undefined;
  const frequency = perAt(tokens, next, 'count');
  const isFrequency =
    frequency !== undefined &&
    /^(day|week|month|year|hour|minute|second|quarter|decade)$/.test(frequency.per);
  return isFrequency ? { ...multiple, unit: 'time', kind: 'rate' } : { ...multiple, kind: 'ratio' };
}

/** "two hours and thirty minutes" is 2.5 hours; "an hour and a half" is 1.5. */
function withSubUnits(tokens: readonly Token[], suffix: Suffix): Suffix {
  const fraction = parseAndFraction(tokens, suffix.next);
  if (fraction) return { ...suffix, value: suffix.value + fraction.value, next: fraction.next };
  const [unit, parts] = SUB_UNITS[suffix.unit ?? ''] ?? ['', 1];
  const start = tokens[suffix.next]?.text === 'and' ? suffix.next + 1 : suffix.next;
  const rest = parts > 1 && tokens[start]?.kind !== 'mark' ? parseReading(tokens, start) : undefined;
  const found = rest && unitAt(tokens, rest.next);
  if (rest === undefined || found === undefined || found.entry.unit !== unit || rest.value >= parts)
    return suffix;
  return { ...suffix, value: round(suffix.value + rest.value / parts), next: found.next };
}

function isTalkingPoint(tokens: readonly Token[], first: number, text: string): boolean {
  if (!/^points?$/.test(text)) return false;
  const before = tokens.slice(Math.max(0, first - 3), first).map((token) => token.text);
  return before.some((word) =>
    /^(have|has|make|made|raise|cover|these|those|my|key|main|are|following)$/.test(word),
  );
}

function unitSuffix(
  tokens: readonly Token[],
  reading: Reading,
  first: number,
  at: number,
): Suffix | undefined {
  const start = unitAt(tokens, at) ? at : skipModifiers(tokens, at);
  const articled = reading.form === 'fraction' ? afterFraction(tokens, at) : start;
  const found = unitAt(tokens, articled);
  if (found === undefined || isTalkingPoint(tokens, first, tokens[articled]?.text ?? '')) return undefined;
  const { entry, next } = found;
  if (entry.unit === '') return timesSuffix(tokens, reading, next);
  if (entry.unit === 'quarter' && reading.form === 'fraction') return undefined;
  const base = {
    value: reading.value * entry.factor,
    unit: entry.unit,
    kind: entry.kind,
    per: entry.per,
    next,
    measured: true,
  };
  return entry.kind === 'duration' || entry.kind === 'percent' || entry.kind === 'mass'
    ? withSubUnits(tokens, base)
    : base;
}

/** "half an hour", "a quarter of a percent": the article belongs to the unit. */
function afterFraction(tokens: readonly Token[], at: number): number {
  const start = tokens[at]?.text === 'of' ? at + 1 : at;
  return /^(a|an|one)$/.test(tokens[start]?.text ?? '') ? start + 1 : start === at ? at : -1;
}

/** "since 2019 sales have grown": a year, not 2,019 sales. A round one ("in 2000 stores") may be a count. */
function isDated(tokens: readonly Token[], first: number): boolean {
  const token = tokens[first];
  if (token?.kind !== 'digits' || !/^(?:19|20)\d\d$/.test(token.raw) || token.value % 50 === 0) return false;
  return /^(?:in|since|until|till|by|year|during|fy)$/.test(tokens[first - 1]?.text ?? '');
}

function countSuffix(
  tokens: readonly Token[],
  reading: Reading,
  first: number,
  at: number,
): Suffix | undefined {
  if (reading.form === 'fraction' || isDated(tokens, first)) return undefined;
  const isCompound = tokens[at]?.hyphen === true && !tokens[at]?.gap;
  const isSingle = (reading.value === 1 && tokens[first]?.kind === 'digits') || isCompound;
  const counted = countedAt(tokens, at, isSingle);
  return (
    counted && {
      value: reading.value,
      unit: counted.unit,
      kind: 'count',
      per: null,
      next: counted.next,
      measured: true,
    }
  );
}

function prefixedMoney(reading: Reading, currency: CurrencyEntry, next: number): Suffix {
  return { value: reading.value, unit: currency.code, kind: 'money', per: null, next, measured: true };
}

function plain(tokens: readonly Token[], reading: Reading, next: number): Suffix {
  const grand = tokens[reading.next - 1]?.text === 'grand';
  const kind = grand ? 'money' : reading.form === 'fraction' ? 'ratio' : 'other';
  return {
    value: reading.value,
    unit: null,
    kind,
    per: null,
    next,
    measured: grand || reading.form === 'fraction',
  };
}

interface Opening {
  readonly sign: 1 | -1;
  readonly currency: CurrencyEntry | undefined;
  readonly at: number;
}

function isMinus(tokens: readonly Token[], at: number, afterNumber: boolean): boolean {
  const token = tokens[at];
  if (token?.text === 'negative') return true;
  if (token === undefined || afterNumber) return false;
  if (token.text === 'minus') return true;
  const next = tokens[at + 1];
  return (
    /^[-−–]$/.test(token.text) && !token.glued && next !== undefined && next.glued && next.kind !== 'word'
  );
}

function opening(tokens: readonly Token[], at: number, afterNumber: boolean): Opening {
  const negative = isMinus(tokens, at, afterNumber);
  const start = negative ? at + 1 : at;
  const currency = currencyBefore(tokens[start]);
  if (currency === undefined) return { sign: negative ? -1 : 1, currency, at: start };
  const inner = /^[-−]$/.test(tokens[start + 1]?.text ?? '') ? start + 2 : start + 1;
  const sign = negative || inner === start + 2 ? -1 : 1;
  return { sign, currency, at: tokens[inner]?.text === '.' ? inner + 1 : inner };
}

/** "the mid-1990s". */
function decade(tokens: readonly Token[], reading: Reading, first: number): Suffix | undefined {
  const mark = tokens[reading.next];
  if (mark?.text !== 's' || !mark.glued || !/^(?:1[89]|20)\d0$/.test(tokens[first]?.raw ?? ''))
    return undefined;
  const value =
    reading.value +
    (tokens.slice(Math.max(0, first - 2), first).some((token) => token.text === 'mid') ? 5 : 0);
  return { value, unit: null, kind: 'year', per: null, next: reading.next + 1, measured: true };
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
