import { clauseBefore, linkAfter } from './links.ts';
import { parseQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import { asRange, harmonise, isBareInteger, isYearNumber, shareUnit } from './shared-units.ts';
import type { Token } from './tokens.ts';

/** What two neighbouring numbers make together, and the token to go on from. */
export interface Joined {
  readonly quantities: readonly Quantity[];
  readonly next: number;
}

const CHANGE =
  /^(?:(?:grow|rise|fall|drop|go|move|increase|decrease|improve|change|shift|jump|climb|raise|cut|reduce|lower|expand|decline|slip|push|swing|switch|bring|slide|surge|plunge|sink|shrink|soar|lift|double|convert|differ|widen|narrow|scale)(?:s|d|ed|es|ing|ped|ping|ting)?|grew|grown|rose|risen|rising|fell|fallen|goes|went|gone|shrank|shrunk|slid|brought|up|down|growth|improvement|rise|improving|increasing|sank|sunk|moving|raising)$/;

function isChange(tokens: readonly Token[], at: number): boolean {
  return clauseBefore(tokens, at, 12).some((token) => CHANGE.test(token.text));
}

function single(quantity: Quantity | undefined): Joined | undefined {
  return quantity && { quantities: [quantity], next: quantity.next };
}

function both(left: Quantity, right: Quantity): Joined {
  return { quantities: harmonise(left, right), next: right.next };
}

function asRatio(left: Quantity, right: Quantity, value: number, next: number): Quantity {
  return {
    ...left,
    value,
    unit: null,
    kind: 'ratio',
    per: null,
    next,
    measured: true,
    pair: null,
    approx: left.approx || right.approx,
  };
}

/** "three to two": a range does not come down, unless something went from one to the other. */
function isOdds(tokens: readonly Token[], left: Quantity, right: Quantity, near: string): boolean {
  const isOpened = /^(?:from|by|compared|add(?:ing|ed|s)?)$/.test(near);
  return right.value < left.value && left.value <= 20 && !isOpened && !isChange(tokens, left.first);
}

function toJoin(tokens: readonly Token[], left: Quantity, right: Quantity): Joined | undefined {
  const words = clauseBefore(tokens, left.first, 4).map((token) => token.text);
  const near =
    words
      .filter((word) => !/^(about|around|roughly|approximately|maybe|say|currently|now)$/.test(word))
      .at(-1) ?? '';
  if (isYearNumber(left) && right.scale > 1 && /^(in|since|by)$/.test(near)) return undefined;
  if (
    isBareInteger(left) &&
    isBareInteger(right) &&
    (right.value === 1 || isOdds(tokens, left, right, near) || words.some((word) => word.startsWith('ratio')))
  ) {
    return single(asRatio(left, right, left.value / right.value, right.next));
  }
  if (/^add(ing|ed|s)?$|^compared$|^by$/.test(near) && (left.measured || near !== 'by'))
    return both(left, right);
  if (near === 'from' && (isChange(tokens, left.first - 1) || isYearNumber(left))) return both(left, right);
  const [a, b] = harmonise(left, right);
  if (a.value >= b.value) return both(left, right);
  if (isChange(tokens, left.first) && near !== 'from' && (left.measured || left.scale > 1))
    return both(left, right);
  return single(asRange(left, right));
}

function orJoin(left: Quantity, right: Quantity): Joined | undefined {
  const [a, b] = harmonise(left, right);
  return a.value < b.value && b.value <= a.value * 2.5 && !left.measured
    ? single(asRange(left, right))
    : undefined;
}

function shareOf(
  tokens: readonly Token[],
  left: Quantity,
  right: Quantity,
  connector: string,
): Joined | undefined {
  if (!isBareInteger(left) || right.scale > 1e3 || right.value < left.value || right.value < 2)
    return undefined;
  if (connector === 'in' && (!/^(other|count)$/.test(right.kind) || right.value > 1e4 || isYearNumber(right)))
    return undefined;
  if (connector === 'in' && right.measured && left.value > 3 && right.value % 10 !== 0) return undefined;
  return single({
    ...asRatio(left, right, left.value / right.value, right.next),
    per: null,
    approx: left.approx,
  });
}

function margin(left: Quantity, right: Quantity): Joined | undefined {
  const relative =
    right.unit === '%' && left.unit !== '%' && (left.measured || left.scale > 1)
      ? Math.abs(left.value) / 100
      : 1;
  const spread =
    right.value * relative * (left.scale > 1 && right.scale === 1 && !right.measured ? left.scale : 1);
  const shared = left.measured ? left : shareUnit(relative === 1 ? right : left, left);
  return single({
    ...shared,
    approx: true,
    range: [left.value - spread, left.value + spread],
    next: right.next,
  });
}

/** "five six percent", "two, three weeks", "ten-fifteen": neighbours said in one breath. */
function neighbours(tokens: readonly Token[], left: Quantity, right: Quantity): Joined | undefined {
  const tight = tokens[left.next]?.hyphen === true;
  const written = left.form !== 'words' || right.form !== 'words';
  if (!isBareInteger(left) || (written && right.kind !== 'percent') || !right.measured) {
    return tight && left.value < right.value ? single(asRange(left, right)) : undefined;
  }
  const [a, b] = harmonise(left, right);
  const step = b.value - a.value;
  const round = (b.value / b.scale) % 10 === 0 && step === 10 * b.scale;
  const isStep = round || (step === Math.max(1, b.scale) && left.value <= 9);
  const range = isStep || tight ? asRange(left, right) : undefined;
  return range && { quantities: [{ ...range, approx: true }], next: range.next };
}

function skipHedges(tokens: readonly Token[], at: number): number {
  let next = at;
  while (
    /^(about|around|roughly|approximately|maybe|perhaps|say|even|almost|nearly|to|between|~|over)$/.test(
      tokens[next]?.text ?? '',
    ) &&
    next < at + 2
  )
    next += 1;
  return next;
}

function dash(tokens: readonly Token[], left: Quantity, right: Quantity): Joined | undefined {
  const isSum =
    clauseBefore(tokens, left.first, 3).some((token) => /^(=|equals)$/.test(token.text)) ||
    tokens[right.next]?.text === '=';
  const shares =
    left.value + right.value === 100 && /^(?:split|mix|ratio)$/.test(tokens[right.next]?.text ?? '');
  if (shares) return single(asRatio(left, right, left.value / right.value, right.next));
  const [a, b] = harmonise(left, right);
  return a.value < b.value && !isSum ? single(asRange(left, right)) : both(left, right);
}

/** Reads what follows a number and makes a range, a ratio or a pair of it; nothing when they stand apart. */
export function joinNext(
  tokens: readonly Token[],
  left: Quantity,
  mayBegin: (at: number) => boolean,
): Joined | undefined {
  const link = linkAfter(tokens, left);
  if (link === undefined || left.range !== null) return undefined;
  const at = link.kind === 'next' || link.kind === 'in' ? link.at : skipHedges(tokens, link.at);
  const right = mayBegin(at)
    ? parseQuantity(tokens, at, link.kind !== 'dash' && link.kind !== 'to')
    : undefined;
  if (right === undefined) return undefined;
  if (link.kind === 'to') return toJoin(tokens, left, right);
  if (link.kind === 'or') return orJoin(left, right);
  if (link.kind === 'between') return single(asRange(left, right));
  if (link.kind === 'dash') return dash(tokens, left, right);
  if (link.kind === 'margin') return margin(left, right);
  if (link.kind === 'next') return neighbours(tokens, left, right);
  if (link.kind === 'colon') return single(asRatio(left, right, left.value / right.value, right.next));
  return shareOf(tokens, left, right, link.kind);
}
