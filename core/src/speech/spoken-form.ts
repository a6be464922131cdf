import { SMALL, TENS } from './number-words.ts';
import { findUnit } from './unit-table.ts';

const ONES = [...SMALL.keys()];
const TENS_WORDS: ReadonlyMap<number, string> = new Map(
  [...TENS].filter(([word]) => word !== 'fourty').map(([word, value]) => [value, word]),
);
const GROUPS: readonly (readonly [number, string])[] = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];
const CURRENCIES: Readonly<Record<string, readonly [string, string]>> = {
  USD: ['dollar', 'dollars'],
  EUR: ['euro', 'euros'],
  GBP: ['pound', 'pounds'],
  INR: ['rupee', 'rupees'],
  JPY: ['yen', 'yen'],
  CNY: ['yuan', 'yuan'],
  CHF: ['Swiss franc', 'Swiss francs'],
  CAD: ['Canadian dollar', 'Canadian dollars'],
  AUD: ['Australian dollar', 'Australian dollars'],
  SGD: ['Singapore dollar', 'Singapore dollars'],
  BRL: ['Brazilian real', 'reais'],
  MXN: ['peso', 'pesos'],
  AED: ['dirham', 'dirhams'],
  ZAR: ['rand', 'rand'],
  SEK: ['Swedish krona', 'Swedish kronor'],
  PLN: ['zloty', 'zlotys'],
};
const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  '%': ['percent', 'percent'],
  pp: ['percentage point', 'percentage points'],
  bp: ['basis point', 'basis points'],
  kg: ['kilo', 'kilos'],
  g: ['gram', 'grams'],
  mg: ['milligram', 'milligrams'],
  km: ['kilometre', 'kilometres'],
  cm: ['centimetre', 'centimetres'],
  ml: ['millilitre', 'millilitres'],
  foot: ['foot', 'feet'],
  inch: ['inch', 'inches'],
  'square foot': ['square foot', 'square feet'],
  century: ['century', 'centuries'],
  person: ['person', 'people'],
  child: ['child', 'children'],
  man: ['man', 'men'],
  woman: ['woman', 'women'],
  life: ['life', 'lives'],
  bus: ['bus', 'buses'],
};

/** What is to be said of a number besides its value. */
export interface SpokenFormOptions {
  readonly per?: string | null;
  /** `words`: "twelve and a half million"; `figures`: "12.5 million", for the screen. */
  readonly style?: 'words' | 'figures';
}

function belowThousand(value: number): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const tens = TENS_WORDS.get(rest - (rest % 10));
  const small =
    rest < 20 ? (ONES[rest] ?? '') : [tens, rest % 10 ? ONES[rest % 10] : ''].filter(Boolean).join('-');
  if (hundreds === 0) return small;
  return `${ONES[hundreds] ?? ''} hundred${rest ? ` and ${small}` : ''}`;
}

function integerWords(value: number): string {
  if (value < 1000) return belowThousand(value);
  const [size, name] = GROUPS.find(([group]) => value >= group) ?? [1e3, 'thousand'];
  const rest = value % size;
  const lead = `${integerWords(Math.floor(value / size))} ${name}`;
  return rest === 0 ? lead : `${lead} ${size === 1e3 && rest < 100 ? 'and ' : ''}${integerWords(rest)}`;
}

/** Decimal text without an exponent, six decimals at most. */
function plainText(value: number): string {
  return value.toFixed(6).replace(/\.?0+$/, '');
}

function decimalWords(value: number): string {
  const [whole = '0', decimals = ''] = plainText(value).split('.');
  const digits = [...decimals].map((digit) => ONES[Number(digit)] ?? '');
  if (decimals === '5' && value > 1) return `${integerWords(Number(whole))} and a half`;
  return [integerWords(Number(whole)), ...(digits.length > 0 ? ['point', ...digits] : [])].join(' ');
}

/** Splits off the largest scale that leaves at most three decimals: 12,500,000 is 12.5 million. */
function scaled(value: number): readonly [number, string] {
  for (const [size, name] of GROUPS) {
    const mantissa = Number((value / size).toPrecision(15));
    if (value >= size && Number(mantissa.toFixed(3)) === mantissa) return [mantissa, name];
  }
  return [value, ''];
}

function amountText(value: number, style: 'words' | 'figures'): string {
  const [mantissa, name] = scaled(value);
  const useScale = name !== '' && (style === 'words' ? mantissa < 1000 : name !== 'thousand');
  const figure = useScale ? mantissa : value;
  const text =
    style === 'words' ? decimalWords(figure) : figure.toLocaleString('en-US', { maximumFractionDigits: 6 });
  return useScale ? `${text} ${name}` : text;
}

function plural(unit: string): string {
  const words = unit.split(' ');
  const last = words.at(-1) ?? '';
  const known = NAMES[last]?.[1];
  const made = /[^aeiou]y$/.test(last)
    ? `${last.slice(0, -1)}ies`
    : /(?:x|ch|sh|ss|zz)$/.test(last)
      ? `${last}es`
      : `${last}s`;
  return [...words.slice(0, -1), known ?? made].join(' ');
}

function unitText(unit: string, isOne: boolean): string {
  const [one, many] = CURRENCIES[unit] ??
    NAMES[unit] ?? [unit, findUnit(`${unit}s`)?.unit === unit ? `${unit}s` : plural(unit)];
  return isOne ? one : many;
}

function perText(per: string): string {
  const times = /^(?:second|minute|hour|day|week|month|quarter|year)$/;
  if (!times.test(per)) return `per ${NAMES[per]?.[0] ?? per}`;
  return per === 'hour' ? 'an hour' : `a ${per}`;
}

/**
 * Says a number as an interviewer would: "twelve and a half million euros a year". `parseNumbers` reads
 * it back to the same value, unit and divisor, up to six decimals and below 10^15.
 */
export function speakNumber(value: number, unit: string | null, options: SpokenFormOptions = {}): string {
  const style = options.style ?? 'words';
  const size = Math.abs(value);
  const parts = [
    value < 0 ? 'minus' : '',
    amountText(size, style),
    unit === null ? '' : unitText(unit, size === 1),
    options.per ? perText(options.per) : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
}
