import { type Dimension, dimensions } from '../case/schema.ts';
import type {
  DimensionProgress,
  Progress,
  ProgressPoint,
  RecentInterview,
  SpokenFigures,
  Standing,
} from '../wire/progress.ts';
import type { Report } from '../wire/report.ts';

/** One interview that is over, with what its newest report says; `report` null: none yet. */
export type SatInterview = {
  session_id: string;
  title: string;
  case_id: string;
  case_title: string;
  ended_at: string;
  minutes: number;
  report: SatReport | null;
};

export type SatReport = Pick<
  Report,
  'rubric_version' | 'evaluator_version' | 'scripted' | 'overall' | 'practise_next'
> & {
  scores: (Pick<Report['dimensions'][number], 'dimension' | 'status' | 'level' | 'score'> & {
    by: ProgressPoint['by'];
  })[];
  verdicts: Report['questions'][number]['verdict'][];
  spoken: SpokenFigures;
};

/** How much a case exercises each dimension, as shares of its weights. */
export type TrainingCase = { id: string; title: string; weights: Partial<Record<Dimension, number>> };

/** With fewer scores one good or bad day decides. */
export const fewestScores = 3;
/** Older scores say where somebody was, not where they are. */
const lastScores = 5;
const mostRecent = 10;

/** `interviews` oldest first. Pure arithmetic: the same interviews always say the same. */
export function progressOf(interviews: readonly SatInterview[], cases: readonly TrainingCase[]): Progress {
  const byDimension = dimensionsOver(interviews);
  const standings = standingsOf(byDimension);
  const strongest = standings.length > 1 ? (standings.at(-1) ?? null) : null;
  const weakest = standings.length > 1 ? (standings[0] ?? null) : null;
  const newestFirst = interviews.toReversed();
  return {
    interviews: interviews.length,
    minutes: interviews.reduce((sum, { minutes }) => sum + minutes, 0),
    numbers: numbersOf(interviews.flatMap(({ report }) => report?.verdicts ?? [])),
    dimensions: byDimension,
    strongest,
    weakest,
    recent: newestFirst.slice(0, mostRecent).map(recentOf),
    next: {
      practise: practiseOf(newestFirst),
      case: weakest && caseFor(weakest.dimension, interviews, cases),
    },
  };
}

function dimensionsOver(interviews: readonly SatInterview[]): DimensionProgress[] {
  return dimensions.flatMap((dimension) => {
    const points = interviews.flatMap((interview) => pointOf(interview, dimension) ?? []);
    return points.length > 0 ? [{ dimension, points }] : [];
  });
}

function pointOf(interview: SatInterview, dimension: Dimension): ProgressPoint | undefined {
  const { report, session_id, case_title, ended_at } = interview;
  const found = report?.scores.find((one) => one.dimension === dimension && one.status === 'scored');
  if (!report || !found || found.score === null || found.level === null) return undefined;
  const { rubric_version, evaluator_version } = report;
  const { score, level, by } = found;
  return { session_id, case_title, ended_at, rubric_version, evaluator_version, score, level, by };
}

/** Weakest first; only dimensions with enough scores by the rubric of the newest one. */
function standingsOf(all: readonly DimensionProgress[]): Standing[] {
  const newest = all
    .flatMap(({ points }) => points)
    .reduce<ProgressPoint | undefined>(
      (last, point) => (last && last.ended_at > point.ended_at ? last : point),
      undefined,
    );
  return all
    .flatMap(({ dimension, points }) => {
      const last = points
        .filter(({ rubric_version }) => rubric_version === newest?.rubric_version)
        .slice(-lastScores);
      if (last.length < fewestScores) return [];
      const mean = last.reduce((sum, { score }) => sum + score, 0) / last.length;
      return [{ dimension, mean: Math.round(mean * 10) / 10, n: last.length }];
    })
    .toSorted((one, other) => one.mean - other.mean);
}

/** A question that was not reached, or whose answer was never confirmed, says nothing about arithmetic. */
function numbersOf(verdicts: readonly SatReport['verdicts'][number][]): Progress['numbers'] {
  const asked = verdicts.filter((verdict) => verdict !== 'not_reached' && verdict !== 'unconfirmed');
  return { right: asked.filter((verdict) => verdict !== 'wrong').length, asked: asked.length };
}

const recentOf = ({ report, ...interview }: SatInterview): RecentInterview => ({
  session_id: interview.session_id,
  title: interview.title,
  case_title: interview.case_title,
  ended_at: interview.ended_at,
  minutes: interview.minutes,
  overall: report && {
    status: report.overall.status,
    level: report.overall.level,
    score: report.overall.score,
  },
  scripted: report?.scripted ?? false,
  numbers: numbersOf(report?.verdicts ?? []),
  spoken: report?.spoken ?? null,
});

function practiseOf(newestFirst: readonly SatInterview[]): Progress['next']['practise'] {
  const last = newestFirst.find(({ report }) => report !== null);
  const text = last?.report?.practise_next?.text;
  return last && text !== undefined ? { session_id: last.session_id, text } : null;
}

/** Where the dimension weighs most; among equals the order of the library. */
function caseFor(
  dimension: Dimension,
  interviews: readonly SatInterview[],
  cases: readonly TrainingCase[],
): Progress['next']['case'] {
  const sat = new Set(interviews.map(({ case_id }) => case_id));
  const [best] = cases
    .flatMap(({ id, title, weights }) => {
      const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
      const weight = weights[dimension];
      return weight === undefined ? [] : [{ id, title, isNew: !sat.has(id), share: weight / total }];
    })
    .toSorted((one, other) => Number(other.isNew) - Number(one.isNew) || other.share - one.share);
  return best ? { id: best.id, title: best.title, dimension } : null;
}
