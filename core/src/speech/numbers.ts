import { withCarriedUnits, withContext, withSharedMoney } from './context.ts';
import { withoutTakenBack } from './corrections.ts';
import { withDirections } from './direction.ts';
import { idiomSpans } from './idioms.ts';
import { withListedUnits } from './lists.ts';
import { parseMultiple } from './multiples.ts';
import { parseQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { joinNext } from './ranges.ts';
import { tokenize } from './tokens.ts';
import type { Token } from './tokens.ts';
import type { NumberKind } from './unit-table.ts';

/**
 * A figure that was said. `value` is in `unit`: 12 for 12 %, main units for money, a fall negative, the
 * middle for a range. `start` and `end` are character offsets into the text, `text` is what stands there.
 */
export interface SpokenNumber {
  readonly value: number;
  /** "%", "pp", "bp", an ISO 4217 code, a unit, or the counted thing in the singular; null when none was said. */
  readonly unit: string | null;
  readonly kind: NumberKind;
  /** What it is divided by, in the singular: "month", "cup", "customer per month". */
  readonly per: string | null;
  readonly approx: boolean;
  readonly range: readonly [number, number] | null;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const LONGEST_TEXT = 20_000;

/** Six decimals, more for what is very small: a third is 0.333333. */
function rounded(value: number): number {
  const exact = Number(value.toPrecision(14));
  const plain = Math.abs(exact) >= 1e-3 ? Number(exact.toFixed(6)) : Number(exact.toPrecision(6));
  return plain === 0 ? 0 : plain;
}

type MayBegin = (at: number) => boolean;

function mayBeginIn(text: string, tokens: readonly Token[]): MayBegin {
  const spans = idiomSpans(text);
  return (at) => {
    const token = tokens[at];
    return token !== undefined && !spans.some(([start, end]) => token.start >= start && token.start < end);
  };
}

/** After "between", the "and" of "a hundred and fifty" may part two numbers: the reading that finds both wins. */
function quantityAt(tokens: readonly Token[], at: number, afterNumber: boolean): Quantity | undefined {
  const greedy = parseQuantity(tokens, at, afterNumber);
  const isBetween = tokens.slice(Math.max(0, at - 3), at).some((token) => token.text === 'between');
  if (greedy === undefined || !isBetween || tokens[greedy.next]?.text === 'and') return greedy;
  return parseQuantity(tokens, at, afterNumber, { joinAnd: false });
}

/** "one" is a pronoun unless something is measured, compared or computed with it. */
function isPronoun(tokens: readonly Token[], quantity: Quantity): boolean {
  const isOne = quantity.next - quantity.first === 1 || quantity.kind === 'count';
  if (tokens[quantity.first]?.text !== 'one' || quantity.value !== 1 || !isOne) return false;
  const before = tokens[quantity.first - 1]?.text ?? '';
  return !(
    quantity.kind === 'other' &&
    /^(?:equals|times|plus|minus|=|by|is|exactly|about)$/.test(before) &&
    isEnd(tokens, quantity.next)
  );
}

/** "four-wheel", "five-star": a small number word hyphenated to a thing names a sort, it does not count. */
function namesASort(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.value > 9 || quantity.form !== 'words' || !/^(?:count|other)$/.test(quantity.kind))
    return false;
  return (
    tokens[quantity.first + 1]?.hyphen === true &&
    tokens[quantity.first + 1]?.kind === 'word' &&
    quantity.unit !== null
  );
}

function isEnd(tokens: readonly Token[], at: number): boolean {
  return tokens[at] === undefined || tokens[at]?.kind === 'mark';
}

/** "One, the market. Two, the costs": markers of a list, not figures. */
function isListMarker(tokens: readonly Token[], quantity: Quantity, all: readonly Quantity[]): boolean {
  if (!isMarkerShaped(tokens, quantity)) return false;
  const marks = all.filter((one) => isMarkerShaped(tokens, one)).map((one) => one.value);
  return (
    marks.includes(quantity.value - 1) ||
    (quantity.value === 2 && /\bone\b|\bfirst/.test(tokens.map((token) => token.text).join(' ')))
  );
}

function isMarkerShaped(tokens: readonly Token[], quantity: Quantity): boolean {
  if (quantity.measured || quantity.next - quantity.first !== 1 || quantity.value > 9 || quantity.value < 1)
    return false;
  const before = tokens[quantity.first - 1]?.text ?? '.';
  const after = tokens[quantity.next];
  return (
    /^[.,;:!?]$|^and$|^then$/.test(before) &&
    /^[,:.)]$/.test(after?.text ?? '') &&
    tokens[quantity.next + 1]?.kind === 'word'
  );
}

function scan(tokens: readonly Token[], mayBegin: MayBegin): Quantity[] {
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const afterNumber = found.at(-1)?.next === at;
    const quantity = mayBegin(at)
      ? (quantityAt(tokens, at, afterNumber) ?? parseMultiple(tokens, at))
      : undefined;
    if (quantity === undefined) {
      at += 1;
      continue;
    }
    const joined = joinNext(tokens, quantity, mayBegin);
    if (joined) found.push(...joined.quantities);
    else if (!isPronoun(tokens, quantity) && !namesASort(tokens, quantity)) found.push(quantity);
    at = joined?.next ?? quantity.next;
  }
  return found.filter(
    (quantity, _, all) => Number.isFinite(quantity.value) && !isListMarker(tokens, quantity, all),
  );
}

function spoken(text: string, tokens: readonly Token[], quantity: Quantity): SpokenNumber {
  const { value, unit, kind, per, approx, range } = quantity;
  const start = tokens[quantity.first]?.start ?? 0;
  const end = tokens[quantity.next - 1]?.end ?? start;
  const ends = range && ([rounded(range[0]), rounded(range[1])] as const);
  return {
    value: rounded(value),
    unit,
    kind,
    per,
    approx,
    range: ends,
    start,
    end,
    text: text.slice(start, end),
  };
}

/**
 * Normalises every figure of an utterance, in the order of speaking, without those that were taken back.
 * Words, digits and mixtures of both; idioms give nothing. Text past 20,000 characters is not read.
 */
export function parseNumbers(text: string): SpokenNumber[] {
  const read = text.slice(0, LONGEST_TEXT);
  const tokens = tokenize(read);
  const heard = withoutTakenBack(tokens, scan(tokens, mayBeginIn(read, tokens)));
  const listed = withListedUnits(tokens, heard);
  const placed = withCarriedUnits(tokens, listed).map((quantity) => withContext(tokens, quantity));
  const carried = withSharedMoney(tokens, placed);
  return withDirections(tokens, carried).map((quantity) => spoken(read, tokens, quantity));
}
