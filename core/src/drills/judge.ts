import type { errorKinds } from '../log/event.ts';
import { chance } from '../interview/chance.ts';
import { convertTo, type Converted } from '../interview/convert.ts';
import { isNearlyHeardRight, leastConfidence, readBackRate } from '../interview/doubt.ts';
import { sizeOfFall } from '../interview/figures.ts';
import { near, slipOf, slipTolerance } from '../interview/nearness.ts';
import { findAnswer } from '../speech/answer.ts';
import { parseNumbers, type SpokenNumber } from '../speech/numbers.ts';
import type { DrillItem } from './item.ts';

export type DrillError = (typeof errorKinds)[number];

/** The figure of an answer, `value` in the unit that was asked for. */
export type ReadAnswer = { value: number; figure: SpokenNumber };

/** `explain` says what a known wrong turn was; null where the mistake is not one of them. */
export type DrillVerdict =
  | { verdict: 'right'; error: null; explain: null }
  | { verdict: 'wrong'; error: DrillError; explain: string | null };

type Question = Pick<DrillItem, 'unit' | 'answer' | 'text'>;

/**
 * The figure that a text gives as its answer: the one marked so, else the only one that measures what was asked for. A
 * figure without a unit is meant in the unit that stands beside the field. Null where there is none.
 */
export function readAnswer(item: Question, text: string): ReadAnswer | null {
  const all = parseNumbers(text);
  return readFrom(item, text, all) ?? readFrom(item, text, all.map(asFigure));
}

/** Where nothing else is said, 1950 is no year but a figure like any other. */
const asFigure = (figure: SpokenNumber): SpokenNumber =>
  figure.kind === 'year' ? { ...figure, kind: 'other' } : figure;

function readFrom(item: Question, text: string, all: readonly SpokenNumber[]): ReadAnswer | null {
  const fitting = all.filter((figure) => convertTo(figure, item.unit).fit !== 'other');
  const marked = findAnswer(all, text) ?? findAnswer(fitting, text);
  const chosen = marked && fitting.includes(marked.number) ? marked.number : fitting.at(-1);
  const converted = chosen && convertTo(chosen, item.unit);
  if (!chosen || !converted || converted.fit === 'other') return null;
  return { figure: chosen, value: sizeOfFall(valueOf(converted), item.answer, item.text) };
}

const valueOf = (converted: Exclude<Converted, { fit: 'other' }>): number => converted.value;

const isRight = ({ band }: Pick<DrillItem, 'band'>, value: number): boolean =>
  value >= band[0] - 1e-9 && value <= band[1] + 1e-9;

/** Judges a figure in the unit of the answer. A mistake has the name of the known wrong turn that it comes nearest to. */
export function judgeDrill(
  item: Pick<DrillItem, 'answer' | 'band' | 'wrong_turns'>,
  value: number,
): DrillVerdict {
  if (isRight(item, value)) return { verdict: 'right', error: null, explain: null };
  const turn = item.wrong_turns.find((one) => near(value, one.value, slipTolerance));
  if (turn) return { verdict: 'wrong', error: turn.kind, explain: turn.explain };
  const error = value < 0 && item.answer > 0 ? 'impossible' : slipOf(value, [item.answer]);
  return { verdict: 'wrong', error: error ?? 'arithmetic', explain: null };
}

type Hearing = {
  /** 0 to 1, null when the recogniser gives none. */
  confidence: number | null;
  /** The offline recogniser mishears figures too often: each is confirmed on the screen. */
  door: 'talk' | 'demo';
  seed: number;
};

/**
 * Whether a heard figure is shown for confirmation before it counts: mishearing is not a mistake. Some right ones are
 * shown as well, so that being asked tells nothing.
 */
export function needsConfirming(
  item: Pick<DrillItem, 'unit' | 'band'>,
  answer: ReadAnswer,
  { confidence, door, seed }: Hearing,
): boolean {
  if (door === 'demo' || (confidence ?? 1) < leastConfidence) return true;
  if (isNearlyHeardRight(answer, item.unit, (value) => isRight(item, value))) return true;
  return chance(seed, 'heard') < readBackRate;
}
