import { evaluate } from '../case/evaluate.ts';
import { parseFormula } from '../case/formula.ts';
import { canBeSaid, speakFigure } from '../case/spoken-figure.ts';
import type { ExhibitView } from '../case/schema.ts';
import type { DrillStep, DrillTopic, DrillWrongTurn } from './item.ts';
import type { Draw } from './draw.ts';
import type { Prose } from './prose.ts';

/** What a topic's generator makes of its draws. */
export type Draft = {
  says: Prose;
  exhibit?: ExhibitView;
  unit: string;
  answer: number;
  /** Share of the answer by which a right figure may be off; the band where the two ends are not alike. */
  tolerance?: number;
  band?: readonly [number, number];
  steps: readonly DrillStep[];
  wrongTurns: readonly DrillWrongTurn[];
};

/** `level` is from 1 to `topLevel`. */
export type Generator = (level: number, draw: Draw) => Draft;
export type Generators<T extends DrillTopic> = Record<T, Generator>;

const digits = new Intl.NumberFormat('en-US', { maximumFractionDigits: 6 });

/** `120000 / (8 - 3)` as it stands on paper, `120,000 ÷ (8 − 3)`. */
const onPaper = (expr: string): string =>
  expr
    .replace(/\d+(?:\.\d+)?/g, (number) => digits.format(Number(number)))
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .replaceAll('-', '−');

/** A step whose result is worked out from the sum that it shows; what was rounded to be shown is called about. */
export function step(label: string, expr: string, unit: string): DrillStep {
  const value = evaluate(parseFormula(expr), new Map());
  const shown = speakFigure(value, unit, 'figure');
  return { label, work: onPaper(expr), result: canBeSaid(value) ? shown : `about ${shown}` };
}

export const wrongTurn = (kind: DrillWrongTurn['kind'], value: number, explain: string): DrillWrongTurn => ({
  kind,
  value,
  explain,
});

/** A nought too many and one too few: the commonest slip with large numbers. */
export const zeroSlips = (answer: number): DrillWrongTurn[] => [
  wrongTurn('zero_slip', answer * 10, 'There is one zero too many: count thousands and millions apart.'),
  wrongTurn('zero_slip', answer / 10, 'There is one zero too few: count thousands and millions apart.'),
];
