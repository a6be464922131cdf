import { describe, expect, it } from 'vitest';
import { fewestPairs } from '../../wire/coach-score-routes.ts';
import type { CoachRating } from '../../wire/coach-score.ts';
import { agreementOf, type BlindPair, disagree } from './coach-agreement.ts';

const pair = (rating: CoachRating, score: number | null): BlindPair => ({ dimension: 'math', rating, score });
const many = (count: number, ...pairs: BlindPair[]): BlindPair[] =>
  Array.from({ length: count }, (_, index) => pairs[index % pairs.length] ?? pair(3, 3));

describe('agreement of a coach with the machine', () => {
  it('says neither kappa nor bias with too few pairs, and both from the least number on', () => {
    const alternating = [pair(2, 2.4), pair(4, 4.4)];
    expect(agreementOf(many(fewestPairs - 1, ...alternating))).toEqual([
      { dimension: 'math', n: fewestPairs - 1, by_one: 0, kappa: null, bias: null },
    ]);
    expect(agreementOf(many(fewestPairs, ...alternating))).toEqual([
      { dimension: 'math', n: fewestPairs, by_one: 0, kappa: 1, bias: 0.4 },
    ]);
  });

  it('has no kappa where every level is one and the same', () => {
    expect(agreementOf(many(fewestPairs, pair(3, 3)))[0]).toMatchObject({ kappa: null, bias: 0 });
  });

  it('counts apart what only one of the two could score, and leaves out what neither could', () => {
    const [figure] = agreementOf([
      pair(3, 3),
      pair('not_enough_evidence', 2),
      pair(4, null),
      pair('not_enough_evidence', null),
    ]);
    expect(figure).toMatchObject({ n: 1, by_one: 2 });
    expect(agreementOf([pair('not_enough_evidence', null)])).toEqual([]);
  });

  it('keeps dimensions apart, in the order of the rubric', () => {
    const structure: BlindPair = { dimension: 'structure', rating: 2, score: 2 };
    expect(agreementOf([pair(3, 3), structure]).map(({ dimension }) => dimension)).toEqual([
      'structure',
      'math',
    ]);
  });
});

it('two disagree from one level apart, and where only one of them found enough to score', () => {
  expect(disagree(pair(3, 3.9))).toBe(false);
  expect(disagree(pair(3, 4))).toBe(true);
  expect(disagree(pair(5, 2.5))).toBe(true);
  expect(disagree(pair('not_enough_evidence', 2))).toBe(true);
  expect(disagree(pair(2, null))).toBe(true);
  expect(disagree(pair('not_enough_evidence', null))).toBe(false);
});
