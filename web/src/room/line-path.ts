import type { Shape } from './presence-word.ts';

const width = 200;
const middle = 24;
const points = 64;

/** The line at a moment, as an SVG path in a box of 200 by 48. `level` 0..1 is how loud it is, `atS` the time in seconds. */
export function linePath(shape: Shape, level: number, atS: number): string {
  const steps = Array.from({ length: points + 1 }, (_, index) => index / points);
  return steps
    .map(
      (x, index) =>
        `${index === 0 ? 'M' : 'L'}${(x * width).toFixed(1)} ${heightOf(shape, x, level, atS).toFixed(1)}`,
    )
    .join('');
}

function heightOf(shape: Shape, x: number, level: number, atS: number): number {
  // Held at both ends, so that it stays a line and not a wave that runs off the page.
  const held = Math.sin(Math.PI * x);
  switch (shape) {
    case 'speaking': {
      const wave = Math.sin(x * 26 - atS * 9) * 0.6 + Math.sin(x * 41 - atS * 13) * 0.4;
      return middle - wave * held * (3 + level * 18);
    }
    case 'listening':
      return middle - 8 + held * 15 + Math.sin(x * 50 + atS * 8) * held * level * 5;
    case 'thinking':
    case 'absent':
    case 'still':
      return middle;
    default:
      return shape satisfies never;
  }
}
