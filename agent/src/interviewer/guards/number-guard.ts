import type { CompiledCase } from '@caseroom/core/case/schema';
import type { InterviewState } from '@caseroom/core/interview/state';
import { parseNumbers } from '@caseroom/core/speech/numbers';
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
    const invented = figures.find(({ value, unit }) => !isSmallTalk(value, unit) && !isKnown(value, known));
    return invented ? `the figure ${invented.text} was neither stated nor revealed` : null;
  },
};

/** "one more thing", "two points": no figure of a case. */
const isSmallTalk = (value: number, unit: string | null): boolean =>
  Number.isInteger(value) &&
  value >= 0 &&
  value <= 3 &&
  (unit === null || !/^(?:%|pp|bp|[A-Z]{3})$/.test(unit));

/** A figure may be said as it is known, or rounded to two, three or four digits: 12.5 for 12.48, never 12.6. */
const isKnown = (value: number, known: readonly number[]): boolean =>
  known.some((one) => one === value || [2, 3, 4].some((digits) => Number(one.toPrecision(digits)) === value));

const cache = new WeakMap<InterviewState, readonly number[]>();

/** Worked out once for each state: a reply has many clauses. */
function knownFigures(compiled: CompiledCase, state: InterviewState): readonly number[] {
  const known = cache.get(state) ?? collect(compiled, state);
  cache.set(state, known);
  return known;
}

function collect(compiled: CompiledCase, state: InterviewState): number[] {
  const shown = compiled.exhibits.filter((exhibit) => state.exhibits.some(({ id }) => id === exhibit.id));
  const values = shown.flatMap(({ series }) => series.flatMap((line) => line.values));
  return [...values, ...[...state.candidateTexts, ...state.plannedTexts].flatMap(figuresIn)];
}

const figuresIn = (text: string): number[] => parseNumbers(text).map(({ value }) => value);
