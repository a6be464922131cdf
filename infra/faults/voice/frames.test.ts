import { expect, it } from 'vitest';
import { framesOf } from './frames.ts';

it('cuts samples into frames and fills the last one up with silence', () => {
  const pcm = Buffer.from(Int16Array.from([1, -2, 3, 4, 5]).buffer);
  expect(framesOf(pcm, 2).map((frame) => [...frame])).toEqual([
    [1, -2],
    [3, 4],
    [5, 0],
  ]);
  expect(framesOf(pcm.subarray(2), 4).map((frame) => [...frame])).toEqual([[-2, 3, 4, 5]]);
});
