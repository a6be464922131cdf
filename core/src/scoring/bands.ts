import type { CompiledCase, Dimension, PhaseKind } from '../case/schema.ts';
import type { Mode } from '../log/event.ts';
import type { QuestionResult } from '../wire/report.ts';
import type { Quote } from '../wire/quote.ts';
import type { Coverage } from './coverage.ts';
import { placeCommunication } from './rules/communication.ts';
import { placeHypothesis } from './rules/hypothesis.ts';
import { placeCreativity, placeRange } from './rules/ideas.ts';
import { placeInsight } from './rules/insight.ts';
import { placeLeadership } from './rules/leadership.ts';
import { placeMath } from './rules/math.ts';
import { clampLevel, type Defect, type Placing, type RuleInput, wordsOf } from './rules/placing.ts';
import { placeCriterion, placeMetrics, placeTradeOff, placeUserProblem } from './rules/product.ts';
import { placeStructure } from './rules/structure.ts';
import { placeSynthesis } from './rules/synthesis.ts';
import type { OwnTurn } from './spoken/own-turns.ts';
import { type RecordLine, inPhases } from './transcript.ts';

/**
 * What code finds by itself sets the band in which a judge may place a dimension. The findings are facts of the
 * record (who said what where), so a transcript that begs for a five stays where its content puts it.
 */

export type Band = readonly [number, number];
/** `null` band: there is too little to say anything about the dimension. */
export type BandFinding = {
  band: Band | null;
  /** Where the rules alone put it, on the scale of 1 to 5; the middle of the band. */
  level: number | null;
  because: string[];
  /** Those of them that tell of nothing to be praised for. */
  lacks: string[];
  /** The places that the rules rest on. */
  quotes: Quote[];
  defects: Defect[];
};

/**
 * How far a judge may move a dimension from where the rules put it, up or down. The whole band is 0.2 wide, so that a
 * judge that does whatever a transcript tells it moves a score by less than a quarter of a level.
 */
export const judgesReach = 0.1;

export type BandInput = {
  compiled: CompiledCase;
  mode: Mode;
  turns: readonly OwnTurn[];
  coverage: readonly Coverage[];
  questions: readonly QuestionResult[];
  /** The scratchpad's plan; '' when there is none. */
  written: string;
};

/** Where a dimension is looked for; a judge is shown these lines and no others, and never the greeting: names fall there. */
export const phasesOf: Readonly<Record<Dimension, readonly PhaseKind[] | 'all'>> = {
  structure: ['clarify', 'structure'],
  hypothesis: ['clarify', 'structure', 'analysis', 'brainstorm', 'recommendation'],
  math: ['analysis'],
  insight: ['analysis', 'brainstorm', 'recommendation'],
  creativity: ['brainstorm'],
  synthesis: ['recommendation'],
  communication: 'all',
  leadership: 'all',
  user_problem: 'all',
  range: 'all',
  criterion: 'all',
  metrics: 'all',
  trade_off: 'all',
};

export function linesFor(dimension: Dimension, lines: readonly RecordLine[]): RecordLine[] {
  const where = phasesOf[dimension];
  if (where === 'all') return lines.filter(({ phase }) => phase?.kind !== 'greeting');
  const shown = new Set(inPhases(lines, ...where));
  const isAdvice = where.includes('recommendation');
  return lines.filter((line) => shown.has(line) || (isAdvice && line.advises));
}

const rules: Readonly<Record<Dimension, (input: RuleInput) => Placing>> = {
  structure: placeStructure,
  hypothesis: placeHypothesis,
  math: placeMath,
  insight: placeInsight,
  creativity: placeCreativity,
  synthesis: placeSynthesis,
  communication: placeCommunication,
  leadership: placeLeadership,
  user_problem: placeUserProblem,
  range: placeRange,
  criterion: placeCriterion,
  metrics: placeMetrics,
  trade_off: placeTradeOff,
};

export function bandOf(dimension: Dimension, input: BandInput): BandFinding {
  const { because: remarks, ...placing } = rules[dimension](input);
  const because = remarks.map(wordsOf);
  const lacks = remarks.flatMap((one) => (typeof one === 'string' ? [] : [one.lacks]));
  // A rule that found nothing to quote has nothing to rest a level on.
  if (placing.level === null) return { ...placing, because, lacks, band: null };
  const level = round(placing.level);
  return {
    ...placing,
    because,
    lacks,
    level,
    band: [reach(level - judgesReach), reach(level + judgesReach)],
  };
}

const reach = (level: number): number => round(clampLevel(level));

export const round = (value: number): number => Math.round(value * 10) / 10;
