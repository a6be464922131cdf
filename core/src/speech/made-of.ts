import type { SpokenNumber } from './numbers.ts';
import { isSameSize } from './same-figure.ts';

/** A figure of which only a part is taken, or by which another grows or falls. */
export const isShare = ({ kind }: SpokenNumber): boolean => kind === 'percent' || kind === 'ratio';

/** Whether `figure` comes out when `other` is added to `one`, taken from it or multiplied with it. */
export function isWorkedOn(one: SpokenNumber, other: SpokenNumber, figure: SpokenNumber): boolean {
  const [a, b] = [sizeOf(one), sizeOf(other)];
  const products = isShare(other) ? [a * b, a * (1 + b), a * (1 - b)] : [a * b];
  // A percentage is added to another one alone, in points.
  const sums =
    other.unit === '%' && one.unit !== '%' ? [] : [one.value + other.value, one.value - other.value];
  return (
    products.some((value) => isSameSize(value, sizeOf(figure))) ||
    sums.some((value) => isSameSize(value, figure.value))
  );
}

/** Whether `figure` is made of the two in any way, in either order. */
export const isMadeOf = (figure: SpokenNumber, one: SpokenNumber, other: SpokenNumber): boolean =>
  isWorkedOn(one, other, figure) ||
  isWorkedOn(other, one, figure) ||
  isQuotient(figure, one, other) ||
  isQuotient(figure, other, one);

const isQuotient = (figure: SpokenNumber, one: SpokenNumber, by: SpokenNumber): boolean =>
  isSameSize(sizeOf(figure) * sizeOf(by), sizeOf(one));

/** A percentage is the share that it says. */
const sizeOf = ({ value, unit }: SpokenNumber): number => (unit === '%' ? value / 100 : value);
