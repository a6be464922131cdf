import { losesInterviewer } from './kinds.ts';
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

/** When nobody could hear the candidate: from a blow at whoever heard until somebody listens again, and without a call. */
export function deafSpans(record: InterviewRecord): Span[] {
  const { kind, strikes, shown } = record;
  const blows = losesInterviewer(kind) ? strikes.map((blow) => deafFrom(record, blow)) : [];
  const cut = shown.flatMap(({ at, reasons }, index) =>
    reasons.some((reason) => reason.startsWith('call'))
      ? [{ from: at, to: shown[index + 1]?.at ?? Number.POSITIVE_INFINITY }]
      : [],
  );
  return [...blows, ...cut].map(({ from, to }) => ({ from: from - IN_FLIGHT_MS, to: to + IN_FLIGHT_MS }));
}

function deafFrom({ kind, listenedFrom }: InterviewRecord, { from, to }: Span): Span {
  const again = Math.min(...listenedFrom.filter((at) => at > from));
  // A job that only stood still listens on by the connection that it had.
  return { from, to: kind === 'job-stop' ? Math.min(again, to) : again };
}
