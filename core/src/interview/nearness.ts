/** The arithmetic that judges a figure, wherever one is asked for. */

/** An input may be rounded by this share when the candidate says so. */
export const roundedInput = 0.05;

/** How close a figure must come to a known mistake to be called that. */
export const slipTolerance = 0.02;

/** Slips of a unit: months for years, weeks, days, per cent for a share. */
const unitSlips = [12, 52, 365, 100, 4, 60];
const zeroSlips = [10, 100, 1e3, 1e4, 1e6];

/** Within a share of the target. */
export function near(value: number, target: number, tolerance: number): boolean {
  return Math.abs(value - target) <= tolerance * Math.abs(target) + 1e-9;
}

/** The mistake that a wrong figure shows by its size alone: a power of ten off, or what one unit has of another. */
export function slipOf(value: number, targets: readonly number[]): 'zero_slip' | 'unit_slip' | null {
  const off = (factor: number) =>
    targets.some(
      (target) => near(value, target * factor, slipTolerance) || near(value, target / factor, slipTolerance),
    );
  if (zeroSlips.some(off)) return 'zero_slip';
  return unitSlips.some(off) ? 'unit_slip' : null;
}
