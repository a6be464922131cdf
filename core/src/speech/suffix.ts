import type { NumberKind } from './unit-table.ts';

/** What was said after a number, with the number as it counts in that unit. */
export interface Suffix {
  readonly value: number;
  readonly unit: string | null;
  readonly kind: NumberKind;
  readonly per: string | null;
  readonly next: number;
  readonly measured: boolean;
}

/** Takes the noise of binary fractions off: 15 digits are more than anybody says. */
export function withoutNoise(value: number): number {
  return Number(value.toPrecision(15));
}
