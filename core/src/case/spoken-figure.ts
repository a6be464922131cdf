import { numberInWords } from './number-in-words.ts';
import { parseUnit } from './units.ts';

/**
 * `figure` writes digits (`$12.5 million a year`), `words` spells them out, `amount` leaves away what it is divided
 * by (`$12.5 million`), `number` the whole unit.
 */
export const figureStyles = ['figure', 'words', 'amount', 'number'] as const;
export type FigureStyle = (typeof figureStyles)[number];

/** What a listener keeps of a figure: four significant digits. */
const spokenDigits = 4;

const currencies: Record<string, { sign: string; name: string }> = {
  USD: { sign: '$', name: 'dollar' },
  EUR: { sign: '€', name: 'euro' },
  GBP: { sign: '£', name: 'pound' },
};
const irregular: Record<string, string> = {
  person: 'people',
  child: 'children',
  '%': 'percent',
  pp: 'points',
};
const scales = [
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A value as an interviewer says it, with its unit as the model writes it. */
export function speakFigure(value: number, unit: string, style: FigureStyle): string {
  const rounded = Number(value.toPrecision(spokenDigits));
  const [scale, scaleWord] = scales.find(([size]) => Math.abs(rounded) >= size) ?? [1, ''];
  const count = Number((rounded / scale).toPrecision(spokenDigits));
  if (style === 'number') return join(digits(count), scaleWord);
  const { over, under } = splitUnit(unit);
  const sign = currencies[over[0] ?? '']?.sign;
  const tail =
    style === 'amount' ? [] : under.map((name) => `${/^(hour|[aeiou])/.test(name) ? 'an' : 'a'} ${name}`);
  if (style !== 'words' && sign) {
    const amount = `${rounded < 0 ? 'minus ' : ''}${sign}${digits(Math.abs(count), scale === 1)}`;
    return join(amount, scaleWord, ...over.slice(1), ...tail);
  }
  const things = over.map((name, index) => named(name, index === over.length - 1 ? rounded : 1));
  return join(style === 'words' ? numberInWords(count) : digits(count), scaleWord, ...things, ...tail);
}

/** Whether a value survives being said: a listener writes down what the author meant. */
export function canBeSaid(value: number): boolean {
  return Math.abs(value - Number(value.toPrecision(spokenDigits))) <= 1e-9 * Math.abs(value);
}

function splitUnit(unit: string): { over: string[]; under: string[] } {
  const powers = [...parseUnit(unit)].flatMap(([name, power]) =>
    Array.from({ length: Math.abs(power) }, () => ({ name: name.replaceAll('_', ' '), power })),
  );
  return {
    over: powers.filter(({ power }) => power > 0).map(({ name }) => name),
    under: powers.filter(({ power }) => power < 0).map(({ name }) => name),
  };
}

function named(name: string, count: number): string {
  const spoken = currencies[name]?.name ?? name;
  if (Math.abs(count) === 1 && spoken !== '%') return spoken === 'pp' ? 'point' : spoken;
  return plural(spoken);
}

function plural(name: string): string {
  const known = irregular[name];
  if (known) return known;
  if (/[^aeiou]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  return /(s|x|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}

/** Money has two decimals or none: $3.20, $4. */
function digits(value: number, money = false): string {
  const decimals = money && !Number.isInteger(value) ? 2 : 0;
  const text = Math.abs(value).toLocaleString('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 4),
  });
  return value < 0 ? `minus ${text}` : text;
}

const join = (...parts: string[]) => parts.filter((part) => part !== '').join(' ');
