import type { z } from 'zod';
import type { Dimension } from '../case/schema.ts';
import type { DimensionScore, QuestionResult, Report, finding } from '../wire/report.ts';
import type { BandFinding } from './bands.ts';
import type { Coverage } from './coverage.ts';
import { rubric } from './rubric.ts';
import type { Defect } from './rules/placing.ts';

/** Strengths, what to improve and the one thing to practise, each tied to the moments it comes from. */

type Finding = z.infer<typeof finding>;
type Input = {
  dimensions: readonly DimensionScore[];
  questions: readonly QuestionResult[];
  coverage: readonly Coverage[];
  /** What the rules found to work on, weakest dimension first. */
  defects?: readonly Defect[];
  /** What the rules said of each dimension. */
  bands?: readonly { dimension: Dimension; finding: Rules }[];
};
type Rules = Pick<BandFinding, 'because' | 'lacks'>;
type Summary = Pick<Report, 'strengths' | 'improve' | 'practise_next'>;

/** More than three things at once are not practised. */
const maxFindings = 3;
const strongFrom = 3.5;
const weakBelow = 3;

export function summarise(input: Input): Summary {
  const strengths = [...strongDimensions(input), ...rightAnswers(input), ...insightsSaid(input)].slice(
    0,
    maxFindings,
  );
  const improve = [
    ...wrongAnswers(input),
    ...defectsFound(input),
    ...weakDimensions(input),
    ...missedDrivers(input),
  ].slice(0, maxFindings);
  return { strengths, improve, practise_next: practiseNext(input) };
}

const strongDimensions = ({ dimensions, bands = [] }: Input): Finding[] =>
  dimensions
    .filter((entry) => (entry.score ?? 0) >= strongFrom)
    .map((entry) => {
      const rules = findingOf(bands, entry);
      return told(entry, rules, (text) => !rules.lacks.includes(text));
    });

/**
 * With the last of its reasons that is of the wanted sort; the judge's own words are of either. What stands before the
 * reasons of the rules is of the judging, and tells nobody anything about themselves.
 */
function told(
  { dimension, because, level, quotes }: DimensionScore,
  rules: Rules,
  isWanted: (text: string) => boolean,
): Finding {
  const from = because.findIndex((text) => rules.because.includes(text));
  const reason = because.slice(Math.max(0, from)).findLast(isWanted);
  return found(`${rubric[dimension].label}: ${reason ?? level ?? ''}`, quotes);
}

const findingOf = (bands: NonNullable<Input['bands']>, { dimension }: DimensionScore): Rules =>
  bands.find((one) => one.dimension === dimension)?.finding ?? { because: [], lacks: [] };

/** One of each kind; results that were wrong are told with their figures. */
function defectsFound({ defects = [] }: Input): Finding[] {
  const kinds = new Set<string>(['wrong_result']);
  return defects.flatMap(({ kind, text, quotes, atMs }) =>
    kinds.has(kind) ? [] : [kinds.add(kind) && { text, quotes, at_ms: quotes[0]?.start_ms ?? atMs }],
  );
}

const weakDimensions = ({ dimensions, bands = [] }: Input): Finding[] =>
  dimensions
    .filter((entry) => entry.score !== null && entry.score < weakBelow)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .map((entry) => {
      const rules = findingOf(bands, entry);
      return told(entry, rules, (text) => rules.lacks.includes(text) || !rules.because.includes(text));
    });

const rightAnswers = ({ questions }: Input): Finding[] =>
  questions
    .filter((question) => question.verdict === 'right' && (question.credit ?? 0) >= 4)
    .map((question) =>
      found(
        `You got ${question.said ?? question.right_answer}${question.hints === 0 ? ' without a hint' : ''}.`,
        question.quotes,
      ),
    );

const wrongAnswers = ({ questions }: Input): Finding[] =>
  questions
    .filter((question) => question.verdict === 'wrong')
    .map((question) =>
      found(
        `${question.said ?? 'Your figure'} is not ${question.right_answer}. ${question.why}`,
        question.quotes,
      ),
    );

const insightsSaid = ({ coverage }: Input): Finding[] =>
  coverage
    .filter((line) => line.kind === 'insight' && line.said)
    .map((line) => found(`You saw it: ${line.text}`, line.quotes));

const missedDrivers = ({ coverage }: Input): Finding[] =>
  coverage
    .filter((line) => line.kind === 'driver' && !line.said && line.changes_answer)
    .map((line) => found(`Not looked at, and it changes the answer: ${line.text}`, []));

function practiseNext(input: Input): Finding | null {
  const wrong = input.questions.find((question) => question.verdict === 'wrong');
  if (wrong) return found(practiceFor(wrong), wrong.quotes);
  const weak = defectsFound(input)[0] ?? weakDimensions(input)[0] ?? missedDrivers(input)[0];
  return weak ?? null;
}

function practiceFor(question: QuestionResult): string {
  switch (question.error) {
    case 'misread_exhibit':
      return 'Read charts aloud before computing: title, axes, unit, then the one figure you need. Ten charts, a minute each.';
    case 'wrong_base':
      return 'Before each sum say aloud what it is taken of and what belongs to it: one or all, which total, after which costs. Ten short problems, the words before the figures.';
    case 'unit_slip':
      return 'Carry the unit through every step aloud: per month, per year, thousands, millions.';
    case 'zero_slip':
      return 'Count zeros by thousands, millions, billions, and check the size of each result against something you know.';
    case 'impossible':
      return 'After each result ask aloud whether it can be: compare it with the whole it is part of.';
    case 'arithmetic':
    case null:
      return 'Five minutes of spoken arithmetic a day: two-digit products and shares, the way said first, the result checked once.';
    default:
      return question.error satisfies never;
  }
}

const found = (text: string, quotes: Finding['quotes']): Finding => ({
  text,
  quotes,
  at_ms: quotes[0]?.start_ms ?? null,
});
