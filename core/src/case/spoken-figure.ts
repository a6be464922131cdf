import { speakNumber } from '../speech/spoken-form.ts';
import { parseUnit } from './units.ts';

/**
 * `figure` writes digits (`$12.5 million a year`), `words` spells them out, `amount` leaves away what it is divided
 * by (`$12.5 million`), `number` the whole unit.
 */
export const figureStyles = ['figure', 'words', 'amount', 'number'] as const;
export type FigureStyle = (typeof figureStyles)[number];

/** What a listener keeps of a figure: four significant digits. */
const spokenDigits = 4;

const signs: Record<string, string> = { USD: '$', EUR: '€', GBP: '£' };

/** A value as an interviewer says it, with its unit as the model writes it. */
export function speakFigure(value: number, unit: string, style: FigureStyle): string {
  const rounded = Number(value.toPrecision(spokenDigits));
  if (style === 'number') return speakNumber(rounded, null, { style: 'figures' });
  const { over, under } = splitUnit(unit);
  const per = style === 'amount' || under.length === 0 ? null : under.join(' per ');
  const sign = signs[over[0] ?? ''];
  if (style !== 'words' && sign && over.length === 1) return speakMoney(rounded, sign, per);
  return speakNumber(rounded, over.join(' ') || null, {
    style: style === 'words' ? 'words' : 'figures',
    per,
  });
}

/** Whether a value survives being said: a listener writes down what the author meant. */
export function canBeSaid(value: number): boolean {
  return Math.abs(value - Number(value.toPrecision(spokenDigits))) <= 1e-9 * Math.abs(value);
}

/** Below a thousand, money has two decimals or none: $3.20, $4. */
function speakMoney(value: number, sign: string, per: string | null): string {
  const size = Math.abs(value);
  const digits = speakNumber(size, null, { style: 'figures', per });
  const amount = size < 1000 ? digits.replace(/^(\d+\.\d)(?!\d)/, '$10') : digits;
  return `${value < 0 ? 'minus ' : ''}${sign}${amount}`;
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
