import { expect, it } from 'vitest';
import { spreadOf } from './percentiles.ts';

it('takes percentiles by nearest rank', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(spreadOf(values)).toEqual({ n: 100, p50: 50, p95: 95, p99: 99, max: 100 });
  expect(spreadOf([7])).toEqual({ n: 1, p50: 7, p95: 7, p99: 7, max: 7 });
});
