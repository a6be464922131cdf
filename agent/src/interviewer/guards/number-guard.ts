import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { parseNumbers, type SpokenNumber } from '@caseroom/core/speech/numbers';
import type { Guard } from './guard.ts';

/** No figure but what the candidate has stated, the case has revealed or the policy's own line holds. */
export const numberGuard: Guard = {
  name: 'number',
  check({ text, proposal, case: compiled, state }) {
    const figures = parseNumbers(text);
    if (figures.length === 0) return null;
    const known = [
      ...knownFigures(compiled, state),
      ...figuresIn(proposal.plannedText),
      ...figuresIn(proposal.turn?.text ?? ''),
    ];
    const invented = figures.find(
      (figure) => !isSmallTalk(figure.value, figure.unit) && !isKnown(figure, known),
    );
    return invented ? `the figure ${invented.text} was neither stated nor revealed` : null;
  },
};

/** "one more thing", "two points": no figure of a case. */
const isSmallTalk = (value: number, unit: string | null): boolean =>
  Number.isInteger(value) &&
  value >= 0 &&
  value <= 3 &&
  (unit === null || !/^(?:%|pp|bp|[A-Z]{3})$/.test(unit));

type Sort = 'percent' | 'money' | 'count';
/** A figure and what it measures; null where that was not said. */
type Known = { value: number; sort: Sort | null };

/** This far a figure may be rounded: 12.5 for 12.48, never 12.6, and no 11 for 10.6. */
const mostRounding = 0.01;

/** A figure may be said as it is known, or rounded; known per cent are no dollars. */
const isKnown = (said: SpokenNumber, known: readonly Known[]): boolean =>
  known.some(({ value, sort }) => {
    const own = sortOf(said);
    if (sort !== null && own !== null && sort !== own) return false;
    if (value === said.value) return true;
    const isRounded = [2, 3, 4].some((digits) => Number(value.toPrecision(digits)) === said.value);
    return isRounded && Math.abs(value - said.value) <= Math.abs(value) * mostRounding;
  });

function sortOf({ unit }: Pick<SpokenNumber, 'unit'>): Sort | null {
  if (unit === null) return null;
  if (/^(?:%|pp|bp)$/.test(unit)) return 'percent';
  return /^[A-Z]{3}$/.test(unit) ? 'money' : 'count';
}

const cache = new WeakMap<InterviewState, readonly Known[]>();

/** Worked out once for each state: a reply has many clauses. */
function knownFigures(compiled: CompiledCase, state: InterviewState): readonly Known[] {
  const known = cache.get(state) ?? collect(compiled, state);
  cache.set(state, known);
  return known;
}

function collect(compiled: CompiledCase, state: InterviewState): Known[] {
  const shown = compiled.exhibits.filter((exhibit) => state.exhibits.some(({ id }) => id === exhibit.id));
  const values = shown.flatMap(({ series, unit }) =>
    series.flatMap((line) => line.values.map((value) => ({ value, sort: sortOfUnit(line.unit ?? unit) }))),
  );
  return [...values, ...[...state.candidateTexts, ...state.plannedTexts].flatMap(figuresIn)];
}

/** What the figures of an exhibit measure; a scale may stand before the unit. */
function sortOfUnit(unit: string): Sort {
  if (/%|\bpp\b/.test(unit)) return 'percent';
  return /\b[A-Z]{3}\b/.test(unit) ? 'money' : 'count';
}

const figuresIn = (text: string): Known[] =>
  parseNumbers(text).map((figure) => ({ value: figure.value, sort: sortOf(figure) }));
