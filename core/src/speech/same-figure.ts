/** How near two figures of a turn are the same one, said again or rounded. */
const SAME = 0.02;

export const isSameFigure = (one: number, other: number): boolean =>
  Math.abs(one - other) <= SAME * Math.max(Math.abs(one), Math.abs(other));

/** The same but for its sign: a loss of 60 is made of figures that come to minus 60. */
export const isSameSize = (one: number, other: number): boolean =>
  isSameFigure(Math.abs(one), Math.abs(other));
