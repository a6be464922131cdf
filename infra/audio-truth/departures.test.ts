import { expect, it } from 'vitest';
import { departuresOf } from './microphone.ts';

const left = [1_000, 1_010, 1_021, 1_030];

it('knows when the frame that ends with a sample had left', () => {
  const { leftAt } = departuresOf(left);
  expect([leftAt(10), leftAt(11), leftAt(20), leftAt(40)]).toEqual([1_000, 1_010, 1_010, 1_030]);
});

it('stays within the clip', () => {
  const { leftAt } = departuresOf(left);
  expect([leftAt(0), leftAt(500)]).toEqual([1_000, 1_030]);
  expect(() => departuresOf([]).leftAt(10)).toThrow('nothing of the clip has left');
});
