import type { DimensionScore, Report } from '../wire/report.ts';
import { round } from './bands.ts';
import { levelWord } from './judging.ts';
import { rubric } from './rubric.ts';
import { counted } from './rules/placing.ts';

/** An overall score needs this many dimensions and this share of the weight; with less it would be another case's score. */
const minDimensions = 4;
const minWeightShare = 0.6;

/** The weighted mean of the scored dimensions, with the arithmetic in words; "incomplete" with too few of them. */
export function combine(dimensions: readonly DimensionScore[], scripted: boolean): Report['overall'] {
  if (scripted) {
    return none(
      'No language model took part, so none judged what you said as a whole. Numbers, timing and coverage stand.',
    );
  }
  const scored = dimensions.flatMap((entry) =>
    entry.status === 'scored' && entry.score !== null && entry.band
      ? [{ ...entry, score: entry.score, band: entry.band }]
      : [],
  );
  const total = sum(dimensions.map((entry) => entry.weight));
  const weight = sum(scored.map((entry) => entry.weight));
  if (scored.length < minDimensions || weight < minWeightShare * total) {
    const share = total === 0 ? 0 : Math.round((weight / total) * 100);
    const why = `Incomplete: ${counted(scored.length, 'dimension')} with ${share} % of the weight could be scored; four with 60 % are needed.`;
    return { ...none(why), status: 'incomplete' };
  }
  const mean = (pick: (entry: (typeof scored)[number]) => number): number =>
    round(sum(scored.map((entry) => pick(entry) * entry.weight)) / weight);
  const score = mean((entry) => entry.score);
  return {
    status: 'scored',
    level: levelWord(score),
    score,
    band: [mean((entry) => entry.band[0]), mean((entry) => entry.band[1])],
    why: `The weighted mean of ${scored.length} dimensions. 3 is usual practice.`,
    arithmetic: `(${scored.map((entry) => `${rubric[entry.dimension].label} ${entry.score} × ${entry.weight}`).join(' + ')}) ÷ ${round(weight)} = ${score}`,
  };
}

const none = (why: string): Report['overall'] => ({
  status: 'none',
  level: null,
  score: null,
  band: null,
  why,
  arithmetic: '',
});

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
