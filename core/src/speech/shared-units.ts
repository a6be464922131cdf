import type { Quantity } from './quantity.ts';

export function isBareInteger(quantity: Quantity): boolean {
  return !quantity.measured && quantity.scale === 1 && Number.isInteger(quantity.value) && quantity.value > 0;
}

export function isYearNumber(quantity: Quantity): boolean {
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

export function shareUnit(from: Quantity, to: Quantity): Quantity {
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

export function asRange(left: Quantity, right: Quantity): Quantity | undefined {
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
