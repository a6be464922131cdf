import type { CompiledCase, Dimension, PhaseKind } from '../case/schema.ts';
import * as says from '../interview/intent-patterns.ts';
import { findAnyCue, tokensOf } from '../speech/cues.ts';
import type { QuestionResult } from '../wire/report.ts';
import { type Coverage, bestFirstCut } from './coverage.ts';
import { type RecordLine, candidateLines, inPhases, wordCount } from './transcript.ts';

/**
 * What code finds by itself sets the band in which a judge may place a dimension. The findings are facts of the
 * record (who said what where), so a transcript that begs for a five stays where its content puts it.
 */

export type Band = readonly [number, number];
/** `null` band: there is too little to say anything about the dimension. */
export type BandFinding = { band: Band | null; because: string[] };

/** Fewer words than this are no answer to an open question. */
const minAnswerWords = 15;
/** Fewer words than this in the whole interview say nothing about how somebody communicates. */
const minInterviewWords = 80;

const hypothesisCues = [
  'my hypothesis',
  'hypothesis is',
  'I would expect',
  'I expect',
  'I suspect',
  'I would guess',
  'my guess',
  'my hunch',
  'I believe the',
  'I think the problem',
  'I think the main',
  'most likely',
  'I assume the reason',
];

export type BandInput = {
  compiled: CompiledCase;
  /** What the candidate said of their own, as `ownLines` gives it. */
  lines: readonly RecordLine[];
  coverage: readonly Coverage[];
  questions: readonly QuestionResult[];
};

/** Where a dimension is looked for; a judge is shown these lines and no others. */
export const phasesOf: Readonly<Record<Dimension, readonly PhaseKind[] | 'all'>> = {
  structure: ['clarify', 'structure'],
  hypothesis: ['structure', 'analysis', 'brainstorm'],
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
  return where === 'all' ? [...lines] : inPhases(lines, ...where);
}

export function bandOf(dimension: Dimension, input: BandInput): BandFinding {
  // A figure is an answer however few words stand round it.
  if (dimension === 'math') return mathBand(input.questions);
  const own = candidateLines(linesFor(dimension, input.lines));
  const words = wordCount(own);
  if (words < (dimension === 'communication' ? minInterviewWords : minAnswerWords)) {
    return { band: null, because: [`Only ${words} words of your own were said where this shows.`] };
  }
  switch (dimension) {
    case 'structure':
      return structureBand(input.compiled, own);
    case 'hypothesis':
      return hypothesisBand(own);
    case 'insight':
      return insightBand(input.coverage);
    case 'creativity':
      return ideasBand(input.coverage);
    case 'synthesis':
      return synthesisBand(input, own);
    case 'communication':
    case 'leadership':
    case 'user_problem':
    case 'range':
    case 'criterion':
    case 'metrics':
    case 'trade_off':
      return { band: [1, 5], because: [`Judged from ${words} words of yours.`] };
    default:
      return dimension satisfies never;
  }
}

function structureBand(compiled: CompiledCase, own: readonly RecordLine[]): BandFinding {
  const cut = bestFirstCut(compiled, own);
  const because = [
    `${cut.named} of ${cut.of} branches of "${cut.name}", the nearest of the accepted first cuts.`,
  ];
  // Branches that the key does not know may still be good, so no match leaves most of the scale open.
  if (cut.named === 0) return { band: [1, 3.5], because };
  return { band: [cut.named === cut.of ? 2 : 1.5, highestStructure(own, because)], because };
}

/** Naming every branch of the key is a list; a structure says how they bear on the question, and what comes first. */
function highestStructure(own: readonly RecordLine[], because: string[]): number {
  const text = own.map((line) => line.text.toLowerCase().replace(/’/g, "'")).join(' ');
  const relates = says.relates.test(text);
  const prioritises = says.prioritises.test(text);
  if (!relates) because.push('The areas are named, not how they bear on the question.');
  if (!prioritises) because.push('None of them is put first.');
  return relates && prioritises ? 5 : relates || prioritises ? 4 : 3;
}

/** "My hypothesis" alone says nothing, and neither does having none. */
const leastHypothesisWords = 7;
const withoutOne = /\b(?:no|not have (?:a|any)|don't have (?:a|any)|without a) (?:\w+ )?hypothes[ie]s\b/;

function hypothesisBand(own: readonly RecordLine[]): BandFinding {
  const said = own
    .flatMap((line) => line.text.split(/(?<=[.!?;])\s+/))
    .filter((text) => text.split(/\s+/).length >= leastHypothesisWords && !text.includes('?'))
    .some((text) => findAnyCue(tokensOf(text), hypothesisCues) && !withoutOne.test(text.toLowerCase()));
  return said
    ? { band: [2, 5], because: ['You said what you expected.'] }
    : { band: [1, 3], because: ['No sentence says what you expected before you looked.'] };
}

/** Results weigh 60 %, set-up and checks 40 %: the judge moves the smaller part alone. */
export const resultsShare = 0.6;

function mathBand(questions: readonly QuestionResult[]): BandFinding {
  const results = resultsLevel(questions);
  if (results === null) return { band: null, because: ['No numeric question was answered.'] };
  const judged = questions.filter((question) => question.credit !== null);
  const right = judged.filter((question) => question.verdict !== 'wrong').length;
  return {
    band: [
      round(resultsShare * results + (1 - resultsShare)),
      round(resultsShare * results + (1 - resultsShare) * 5),
    ],
    because: [
      `${right} of ${judged.length} numeric answers right; results count 60 %, set-up and checks 40 %.`,
    ],
  };
}

/** Mean credit of the judged questions on the scale of 1 to 5; null when none was judged. */
export function resultsLevel(questions: readonly QuestionResult[]): number | null {
  const credits = questions.flatMap((question) =>
    question.credit === null ? [] : [Math.max(1, question.credit)],
  );
  return credits.length === 0 ? null : credits.reduce((sum, credit) => sum + credit, 0) / credits.length;
}

function insightBand(coverage: readonly Coverage[]): BandFinding {
  const insights = coverage.filter((line) => line.kind === 'insight');
  const said = insights.filter((line) => line.said).length;
  const because = [`${said} of the ${insights.length} insights that the case is built on were said.`];
  if (said === 0) return { band: [1, 3.5], because };
  return { band: said === insights.length ? [3, 5] : [2, 4.5], because };
}

function ideasBand(coverage: readonly Coverage[]): BandFinding {
  const said = coverage.filter((line) => line.kind === 'idea' && line.said).length;
  return { band: [1, 5], because: [`${said} ideas are also in the case's own list; others count as well.`] };
}

function synthesisBand(input: BandInput, own: readonly RecordLine[]): BandFinding {
  const recommendation = input.compiled.source.key.recommendation;
  const named = own.some((line) => findAnyCue(tokensOf(line.text), recommendation.cues) !== undefined);
  const risks = input.coverage.filter((line) => line.kind === 'risk' && line.said).length;
  const because = [
    named ? 'The recommendation takes a side.' : 'No recommendation like the case’s own was recognised.',
    risks > 0 ? `${risks} of the case's risks were named.` : 'None of the case’s risks was named.',
  ];
  return { band: named ? [2, 5] : [1, 4], because };
}

export const round = (value: number): number => Math.round(value * 10) / 10;
