import type { InterviewRecord, Span } from './record.ts';

/** Words without case and punctuation, as they are compared. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^\p{L}\p{N}']/gu, ''))
    .filter((word) => word !== '');

export type Spoken = Span & { text: string };

/** Where the words of a text stand in one of the spoken lines, the newest that it fits; undefined: nobody said that. */
export function placeOf(
  text: string,
  spoken: readonly Spoken[],
): { line: number; from: number; to: number } | undefined {
  const words = wordsOf(text);
  for (let line = spoken.length - 1; line >= 0; line -= 1) {
    const all = wordsOf(spoken[line]?.text ?? '');
    for (let from = 0; from + words.length <= all.length; from += 1)
      if (words.every((word, index) => all[from + index] === word))
        return { line, from, to: from + words.length };
  }
  return undefined;
}

/** Sound on its way before a blow, and the room's own delay: a line that ends this close to it may be lost with its hearer. */
const IN_FLIGHT_MS = 1_500;

/** When nobody could hear the candidate: from a blow at whoever heard until somebody listens again. */
export function deafSpans({ kind, strikes, listenedFrom }: InterviewRecord, losesHearer: boolean): Span[] {
  if (!losesHearer) return [];
  return strikes.map(({ from, to }) => {
    const again = listenedFrom.filter((at) => at > from).sort((a, b) => a - b)[0];
    const back = again ?? Number.POSITIVE_INFINITY;
    // A job that only stood still listens on by the connection that it had.
    const end = kind === 'job-stop' ? Math.max(to, Math.min(back, to)) : Math.max(back, to);
    return { from: from - IN_FLIGHT_MS, to: end + IN_FLIGHT_MS };
  });
}
