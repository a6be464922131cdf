import { parseQuantity } from './quantity.ts';
import type { Quantity } from './quantity.ts';
import type { Token } from './tokens.ts';

/** What two neighbouring numbers make together, and the token to go on from. */
export interface Joined {
  readonly quantities: readonly Quantity[];
  readonly next: number;
}

const CHANGE =
  /^(?:(?:grow|rise|fall|drop|go|move|increase|decrease|improve|change|shift|jump|climb|raise|cut|reduce|lower|expand|decline|slip|push|swing|switch|bring|slide|surge|plunge|sink|shrink|soar|lift|double|convert|differ|widen|narrow|scale)(?:s|d|ed|es|ing|ped|ping|ting)?|grew|grown|rose|risen|rising|fell|fallen|goes|went|gone|shrank|shrunk|slid|brought|up|down|growth|improvement|rise|improving|increasing|sank|sunk|moving|raising)$/;

function clauseBefore(tokens: readonly Token[], at: number, reach: number): readonly Token[] {
  const window = tokens.slice(Math.max(0, at - reach), at);
  const stop = window.findLastIndex((token) => /^[.;?!]$/.test(token.text));
  return window.slice(stop + 1);
}

function isChange(tokens: readonly Token[], at: number): boolean {
  return clauseBefore(tokens, at, 12).some((token) => CHANGE.test(token.text));
}

function isBareInteger(quantity: Quantity): boolean {
  return !quantity.measured && quantity.scale === 1 && Number.isInteger(quantity.value) && quantity.value > 0;
}

function isYearNumber(quantity: Quantity): boolean {
  const isWhole = !quantity.measured && Number.isInteger(quantity.value) && quantity.scale <= 1000;
  return isWhole && quantity.value >= 1900 && quantity.value <= 2100;
}

/** "10 to 15 million": the first figure takes the scale of the second, and the other way round. */
function shareScale(left: Quantity, right: Quantity): readonly [Quantity, Quantity] {
  const lift = (small: Quantity, scale: number): Quantity => ({
    ...small,
    value: small.value * scale,
    scale,
  });
  const apart = left.measured && right.measured && left.kind !== right.kind;
  if (apart || left.kind === 'percent' || left.kind === 'ratio') return [left, right];
  const ratio = right.value / right.scale;
  if (left.scale === 1 && right.scale > 1 && left.value < ratio && left.value > 0)
    return [lift(left, right.scale), right];
  if (
    right.scale === 1 &&
    left.scale >= 1000 &&
    right.value > left.value / left.scale &&
    right.value < 1000 &&
    !right.measured
  ) {
    return [left, lift(right, left.scale)];
  }
  return [left, right];
}

function shareUnit(from: Quantity, to: Quantity): Quantity {
  if (to.measured && to.kind !== 'ratio') return to;
  if (from.kind === 'percent' && to.scale >= 1000) return to;
  if (to.form === 'fraction' && from.kind !== 'ratio' && from.kind !== 'money')
    return { ...to, unit: from.unit, kind: from.kind, per: from.per };
  if (to.measured) return to;
  const cents = from.kind === 'money' ? from.unit : null;
  return {
    ...to,
    unit: cents ?? from.unit,
    kind: from.kind,
    per: to.per ?? from.per,
    measured: from.measured,
  };
}

/** Gives each of two numbers the unit, divisor and scale that were said once for both. */
export function harmonise(left: Quantity, right: Quantity): readonly [Quantity, Quantity] {
  const [a, b] = shareScale(left, right);
  const first = shareUnit(b, a);
  const second = shareUnit(a, b);
  const per = first.per ?? second.per;
  return [
    { ...first, per: first.kind === second.kind ? per : first.per },
    { ...second, per: first.kind === second.kind ? per : second.per },
  ];
}

function sameMeasure(left: Quantity, right: Quantity): boolean {
  return left.kind === right.kind && (left.unit === right.unit || left.kind === 'money');
}

function asRange(left: Quantity, right: Quantity): Quantity | undefined {
  const [a, b] = harmonise(left, right);
  if (!sameMeasure(a, b) || a.value === b.value) return undefined;
  const ends: readonly [number, number] = a.value < b.value ? [a.value, b.value] : [b.value, a.value];
  const value = Number(((ends[0] + ends[1]) / 2).toPrecision(15));
  return {
    ...b,
    value,
    range: ends,
    approx: left.approx || right.approx,
    first: left.first,
    next: right.next,
    pair: null,
  };
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
    (right.value === 1 || words.some((word) => /^ratio/.test(word)))
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

interface Link {
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

function linkAfter(tokens: readonly Token[], left: Quantity): Link | undefined {
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

/** "five six percent", "two, three weeks", "ten-fifteen": neighbours said in one breath. */
function neighbours(tokens: readonly Token[], left: Quantity, right: Quantity): Joined | undefined {
  const tight = tokens[left.next]?.hyphen === true;
  if (!isBareInteger(left) || left.form !== 'words' || right.form !== 'words' || !right.measured) {
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
