import { type Dimension, dimensions } from '../../case/schema.ts';
import { type AgreementFigure, fewestPairs } from '../../wire/coach-score-routes.ts';
import type { CoachRating } from '../../wire/coach-score.ts';
import { biasOf, kappaOf } from '../agreement.ts';

/** A coach's blind rating of a dimension beside the machine's score of the same record. */
export type BlindPair = {
  dimension: Dimension;
  rating: CoachRating;
  /** Null: the machine found too little evidence. */
  score: number | null;
};

/** From here on two scores are a level apart. */
const levelApart = 1;

/** Per dimension that has been scored, in the rubric's order. */
export function agreementOf(pairs: readonly BlindPair[]): AgreementFigure[] {
  return dimensions.flatMap((dimension) => {
    const own = pairs.filter((pair) => pair.dimension === dimension && !isSilence(pair));
    return own.length === 0 ? [] : [figureOf(dimension, own)];
  });
}

/** Both found too little: nothing was scored. */
const isSilence = ({ rating, score }: BlindPair): boolean =>
  rating === 'not_enough_evidence' && score === null;

function figureOf(dimension: Dimension, pairs: readonly BlindPair[]): AgreementFigure {
  const both = pairs.flatMap(({ rating, score }) =>
    rating === 'not_enough_evidence' || score === null ? [] : [{ wanted: rating, given: score }],
  );
  const figure = { dimension, n: both.length, by_one: pairs.length - both.length };
  if (both.length < fewestPairs) return { ...figure, kappa: null, bias: null };
  const kappa = kappaOf(both);
  return {
    ...figure,
    kappa: Number.isFinite(kappa) ? hundredths(kappa) : null,
    bias: hundredths(biasOf(both)),
  };
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A level apart or more, or scored by one of the two only. */
export const disagree = ({ rating, score }: BlindPair): boolean =>
  rating === 'not_enough_evidence' || score === null
    ? (rating === 'not_enough_evidence') !== (score === null)
    : Math.abs(rating - score) >= levelApart;
