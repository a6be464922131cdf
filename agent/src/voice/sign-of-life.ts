/**
 * When the turn was taken so long ago and nothing has been heard, something is said: by then people wonder whether they
 * were heard at all. A normal reply sounds well before it.
 */
export const SIGN_OF_LIFE_MS = 2_500;

/** They tell nothing of what was said, ask nothing, and could stand before any reply. */
export const signsOfLife = [
  'One moment, please.',
  'Bear with me for a second.',
  'Just a moment.',
  'Give me a second.',
  'Let me take that in.',
  'One second, please.',
] as const;

/** Takes them in turn, none twice in a row; `isThere` tells which could sound at once. */
export function createSignsOfLife(first: number): (isThere: (line: string) => boolean) => string | null {
  let next = first;
  let last: string | null = null;
  return (isThere) => {
    for (let tried = 0; tried < signsOfLife.length; tried++) {
      const line = signsOfLife[next % signsOfLife.length];
      next += 1;
      if (!line || line === last || !isThere(line)) continue;
      last = line;
      return line;
    }
    return null;
  };
}
