/** Why a figure may have been misheard. */
export type Confusion = 'teen or ty' | 'scale' | 'lost half' | 'cents' | 'unit' | 'sign';

/** Another figure that sounds, or is transcribed, much like one that was heard. */
export interface ConfusableReading {
  readonly value: number;
  /** The unit of the other reading: "%" where none was heard; otherwise the one given. */
  readonly unit: string | null;
  readonly why: Confusion;
}

const SCALES = [1, 1e3, 1e6, 1e9, 1e12];
const LOST_SCALES = [1e3, 1e6, 1e9];

function exact(value: number): number {
  return Number(value.toPrecision(12));
}

/** The leading figure as it is said, with its scale: 13.5 and a million for 13,500,000. */
function mantissaOf(size: number): readonly [number, number] {
  const scale = SCALES.findLast((one) => size >= one) ?? 1;
  return [size / scale, scale];
}

/** Fifteen and fifty, 115 and 150; nothing where neither can be heard. */
function teenOrTy(mantissa: number): number | undefined {
  const whole = Math.floor(mantissa);
  const tail = whole % 100;
  if (tail >= 13 && tail <= 19) return mantissa - tail + (tail - 10) * 10;
  if (tail >= 30 && tail % 10 === 0) return mantissa - tail + 10 + tail / 10;
  return undefined;
}

function halves(mantissa: number): readonly number[] {
  const part = exact(mantissa % 1);
  if (part === 0) return [mantissa + 0.5];
  return part === 0.5 ? [mantissa - 0.5] : [];
}

function scaleShifts(size: number): readonly number[] {
  if (size >= 1e3) return [size * 1e3, size / 1e3];
  return LOST_SCALES.map((scale) => size * scale);
}

/** "Seven fifty" is a price as well as three quarters of a thousand. */
function cents(size: number, unit: string | null): readonly number[] {
  const isMoney = unit === null || /^[A-Z]{3}$/.test(unit);
  return isMoney && Number.isInteger(size) && size >= 110 && size < 10_000 && size % 100 >= 10
    ? [size / 100]
    : [];
}

function unitReadings(value: number, unit: string | null): readonly ConfusableReading[] {
  const why = 'unit';
  if (unit === null) return [{ value, unit: '%', why }];
  if (unit === '%')
    return [
      { value, unit: 'pp', why },
      { value, unit: null, why },
    ];
  return unit === 'pp' ? [{ value, unit: '%', why }] : [];
}

/**
 * Other readings of a figure that are easily confused with it: -teen and -ty, a million and a billion, a
 * scale, half or sign that was lost, dollars and cents run together, a unit that was not said. Never the figure itself.
 */
export function confusableReadings(value: number, unit: string | null = null): readonly ConfusableReading[] {
  if (!Number.isFinite(value) || value === 0) return [];
  const size = Math.abs(value);
  const sign = value < 0 ? -1 : 1;
  const [mantissa, scale] = mantissaOf(size);
  const reading = (other: number, why: Confusion): ConfusableReading => ({
    value: exact(sign * other),
    unit,
    why,
  });
  const swapped = teenOrTy(mantissa);
  return [
    ...(swapped === undefined ? [] : [reading(swapped * scale, 'teen or ty')]),
    ...scaleShifts(size).map((other) => reading(other, 'scale')),
    ...halves(mantissa)
      .filter((other) => other > 0)
      .map((other) => reading(other * scale, 'lost half')),
    ...cents(size, unit).map((other) => reading(other, 'cents')),
    ...unitReadings(value, unit),
    { value: -value, unit, why: 'sign' },
  ];
}
