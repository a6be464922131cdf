import { describe, expect, it } from 'vitest';
import { biasOf, kappaOf, type LevelPair, within } from './agreement.ts';

const pairs = (...levels: [number, number][]): LevelPair[] =>
  levels.map(([wanted, given]) => ({ wanted, given }));

describe('weighted kappa', () => {
  it('is 1 where all agree, 0 where they agree as chance would, and negative where they turn each other round', () => {
    expect(kappaOf(pairs([1, 1], [3, 3], [5, 5]))).toBe(1);
    expect(kappaOf(pairs([1, 1], [1, 5], [5, 1], [5, 5]))).toBeCloseTo(0);
    expect(kappaOf(pairs([1, 5], [5, 1]))).toBeCloseTo(-1);
  });

  it('is the value worked out by hand from the squared distances', () => {
    // Observed: one of four a level apart, so 1/64. By chance: wanted 1,2,3,4 against given 1,2,3,5, so 56/256.
    expect(kappaOf(pairs([1, 1], [2, 2], [3, 3], [4, 5]))).toBeCloseTo(1 - 1 / 64 / (56 / 256), 10);
  });

  it('weighs far disagreement more than near', () => {
    const near = kappaOf(pairs([1, 2], [3, 3], [5, 5], [2, 2]));
    expect(kappaOf(pairs([1, 5], [3, 3], [5, 5], [2, 2]))).toBeLessThan(near);
  });

  it('is no number where there is nothing to tell apart', () => {
    expect(kappaOf(pairs([3, 3], [3, 3]))).toBeNaN();
    expect(kappaOf([])).toBeNaN();
  });
});

it('bias is above 0 where what is given lies higher, and nearness is a share', () => {
  const some = pairs([2, 3], [3, 3.5], [4, 4]);
  expect(biasOf(some)).toBeCloseTo(0.5);
  expect(within(some, 0.5)).toBeCloseTo(2 / 3);
});
