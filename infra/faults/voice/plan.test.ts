import { expect, it } from 'vitest';
import { deck, faultKinds } from './kinds.ts';
import { planRuns } from './plan.ts';

it('plans the same series for the same seed, and any of its runs again by itself', () => {
  const series = planRuns({ runs: 100, seed: 4 });
  expect(planRuns({ runs: 100, seed: 4 })).toEqual(series);
  expect(planRuns({ runs: 100, seed: 5 })).not.toEqual(series);
  for (const run of series)
    expect(planRuns({ runs: 1, seed: run.seed, only: run.kind })).toEqual([{ ...run, index: 0 }]);
});

it('strikes in every way in a hundred runs, at moments of their own', () => {
  const series = planRuns({ runs: 100, seed: 4 });
  expect(deck).toHaveLength(50);
  expect(new Set(series.map(({ kind }) => kind))).toEqual(new Set(faultKinds));
  expect(new Set(series.map(({ strikes }) => strikes[0]?.atMs)).size).toBeGreaterThan(95);
  for (const { strikes, lengthMs } of series)
    for (const { atMs, forMs } of strikes) expect(atMs + forMs).toBeLessThan(lengthMs);
});
