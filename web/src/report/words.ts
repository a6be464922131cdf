import type { Dimension } from '@caseroom/core/case/schema';
import type { levelWords, QuestionResult, Report } from '@caseroom/core/wire/report';

const dimensions: Record<Dimension, string> = {
  structure: 'Structure',
  hypothesis: 'Hypothesis',
  math: 'Math',
  insight: 'Insight',
  creativity: 'Creativity',
  synthesis: 'Synthesis',
  communication: 'Communication',
  leadership: 'Case leadership',
  user_problem: 'User and problem',
  range: 'Range of ideas',
  criterion: 'Stated criterion',
  metrics: 'Metrics',
  trade_off: 'Trade-offs',
};
export const dimensionWord = (dimension: Dimension): string => dimensions[dimension];

/** What the page says of a step of the job; one that it does not know stands as it is. */
export function stepWord(step: string): string {
  if (step === 'numbers') return 'Checking the numbers';
  if (step === 'summary') return 'Putting the report together';
  const judged = /^judging (.+)$/.exec(step)?.[1];
  const dimension = isDimension(judged) ? dimensions[judged].toLowerCase() : undefined;
  return dimension === undefined ? step : `Judging ${dimension}`;
}

const isDimension = (name: string | undefined): name is Dimension =>
  name !== undefined && Object.hasOwn(dimensions, name);

const verdicts: Record<QuestionResult['verdict'], string> = {
  right: 'Right',
  right_on_own: 'Right, carried on from an earlier figure',
  wrong: 'Not right',
  not_reached: 'Not reached',
  unconfirmed: 'Not confirmed, so not counted',
};
export const verdictWord = (verdict: QuestionResult['verdict']): string => verdicts[verdict];

const errors: Record<NonNullable<QuestionResult['error']>, string> = {
  misread_exhibit: 'misread exhibit',
  wrong_base: 'wrong base',
  unit_slip: 'slip of the unit',
  zero_slip: 'slip of a zero',
  arithmetic: 'arithmetic',
  impossible: 'an impossible result',
};
export const errorWord = (error: NonNullable<QuestionResult['error']>): string => errors[error];

const coverage: Record<Report['coverage'][number]['kind'], string> = {
  driver: 'What drives the answer',
  insight: 'Insights',
  risk: 'Risks',
  idea: 'Ideas',
};
export const coverageWord = (kind: Report['coverage'][number]['kind']): string => coverage[kind];

const levels: Record<(typeof levelWords)[number], string> = {
  'well below': 'Well below usual practice',
  below: 'Below usual practice',
  'usual practice': 'Usual practice',
  above: 'Above usual practice',
  outstanding: 'Outstanding',
};
export const levelWord = (level: (typeof levelWords)[number]): string => levels[level];

export const bandText = (band: readonly [number, number]): string =>
  band[0] === band[1] ? band[0].toFixed(1) : `${band[0].toFixed(1)} to ${band[1].toFixed(1)}`;
