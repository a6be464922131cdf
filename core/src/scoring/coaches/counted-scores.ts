import type { CoachesWord, CoachRating, CoachWord, CountedScore, Override } from '../../wire/coach-score.ts';
import type { DimensionScore, Report } from '../../wire/report.ts';
import { combine } from '../combine.ts';
import { levelWord } from '../judging.ts';
import { pointsOf } from '../rubric.ts';

type StandingOverride = NonNullable<CountedScore['override']>;

/** Which score of each dimension counts beside a report, and the overall that follows by the report's own arithmetic. */
export function countedScores(report: Report, words: readonly CoachWord[]): Omit<CoachesWord, 'words'> {
  const standing = new Map(
    words
      .flatMap(standingOverrides)
      .sort(byTime)
      .map((one) => [one.dimension, one]),
  );
  const scores = report.dimensions.map((machine) => overridden(machine, standing.get(machine.dimension)));
  const changed = scores.some((score, index) => score !== report.dimensions[index]);
  return {
    counted: scores.map(({ dimension, status, level, score }) => {
      const override = standing.get(dimension) ?? null;
      return { dimension, by: override ? 'coach' : 'machine', status, level, score, override };
    }),
    // Where nobody judged, coaches may: their levels are combined like a judge's.
    overall: changed ? combine(scores, false) : report.overall,
  };
}

/** Later ones last, so that of two coaches the one who spoke last counts. */
const byTime = (one: StandingOverride, other: StandingOverride): number =>
  one.made_at < other.made_at ? -1 : one.made_at > other.made_at ? 1 : 0;

/** The overrides of the version that stands, each with the time since which it has been the same. */
function standingOverrides({ coach, versions }: CoachWord): StandingOverride[] {
  const [newest] = versions;
  if (!newest) return [];
  return newest.sheet.overrides.map((override) => {
    let since = newest.handed_in_at;
    for (const { sheet, handed_in_at } of versions) {
      if (!sheet.overrides.some((one) => isSame(one, override))) break;
      since = handed_in_at;
    }
    return { ...override, coach, made_at: since };
  });
}

const isSame = (one: Override, other: Override): boolean =>
  one.dimension === other.dimension && one.rating === other.rating && one.reason === other.reason;

function overridden(machine: DimensionScore, override: StandingOverride | undefined): DimensionScore {
  if (!override) return machine;
  return { ...machine, ...scoreOf(override.rating) };
}

type Given = Pick<DimensionScore, 'status' | 'level' | 'score' | 'points' | 'band'>;

/** A coach's level is a score without a range. */
function scoreOf(rating: CoachRating): Given {
  if (rating === 'not_enough_evidence')
    return { status: 'not_enough_evidence', level: null, score: null, points: null, band: null };
  return {
    status: 'scored',
    level: levelWord(rating),
    score: rating,
    points: pointsOf(rating),
    band: [rating, rating],
  };
}
