import { randomOf } from '../case/draw.ts';

/** Values from one to another, and how far they are apart: what `step` draws from. */
export type Grid = readonly [min: number, max: number, step: number];

export type Stories<T> = readonly T[] & { readonly 0: T; readonly 2: unknown };

/** Draws from a seed: the same seed always gives the same ones, in the same order. */
export type Draw = {
  /** One of the values from `min` to `max` that are whole steps apart, without the noise of binary fractions. */
  step: (min: number, max: number, step: number) => number;
  pick: <T>(list: readonly [T, ...T[]]) => T;
  /** The story whose turn it is. There are three at least, so that none comes twice in a row. */
  story: <T>(list: Stories<T>) => T;
};

export function drawFrom(seed: number, turn: number): Draw {
  const random = randomOf(seed);
  const below = (count: number) => Math.floor(random() * count);
  return {
    step: (min, max, step) =>
      Number((min + below(Math.floor((max - min) / step + 1e-9) + 1) * step).toPrecision(12)),
    pick: (list) => list[below(list.length)] ?? list[0],
    story: (list) => list[turn % list.length] ?? list[0],
  };
}
