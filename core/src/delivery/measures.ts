import type { HeardWord } from '../log/event.ts';

/**
 * Measures of delivery from word times, for the candidate's own eyes; never part of a score. Words a minute is
 * counted over phonation plus pauses shorter than `longPauseMs`, as in the speech-rate literature (de Jong &
 * Wempe 2009), so that thinking in silence does not make anybody a slow speaker.
 */

export type Span = { startMs: number; endMs: number };

/** A silence inside one's own turn that listeners notice as a stop rather than a breath. */
export const longPauseMs = 2000;
/** Fewer words than this say nothing about pace. */
export const minWordsForPace = 50;
/** Below this mean confidence the recogniser guesses, and so would every measure made from it. */
export const minMeanConfidence = 0.6;

const fillerWords = new Set(['um', 'uh', 'er', 'erm', 'uhm', 'hmm', 'mm', 'mhm', 'ah', 'eh']);

export const isFiller = (word: string): boolean => fillerWords.has(word.toLowerCase().replace(/[^a-z]/g, ''));

/** Words a minute over speech without long pauses; null when there is no speech. */
export function wordsPerMinute(words: readonly HeardWord[]): number | null {
  const spoken = words.filter((word) => !isFiller(word.text));
  const spentMs = speakingMs(words);
  return spentMs === 0 ? null : (spoken.length * 60_000) / spentMs;
}

export function fillersPer100Words(words: readonly HeardWord[]): number | null {
  const fillers = words.filter((word) => isFiller(word.text)).length;
  const others = words.length - fillers;
  return others === 0 ? null : (fillers * 100) / others;
}

/** Pauses of `longPauseMs` or more between words of one turn. `turns` holds the words of each turn in order. */
export function longPauses(turns: readonly (readonly HeardWord[])[]): Span[] {
  return turns.flatMap((words) =>
    words.slice(1).flatMap((word, index) => {
      const before = words[index];
      const gap = before ? word.start_ms - before.end_ms : 0;
      return before && gap >= longPauseMs ? [{ startMs: before.end_ms, endMs: word.start_ms }] : [];
    }),
  );
}

/** The candidate's share of all talk, 0 to 1; null when nobody spoke. */
export function talkShare(candidate: readonly Span[], interviewer: readonly Span[]): number | null {
  const total = (spans: readonly Span[]): number =>
    spans.reduce((sum, span) => sum + span.endMs - span.startMs, 0);
  const own = total(candidate);
  const all = own + total(interviewer);
  return all === 0 ? null : own / all;
}

export function meanConfidence(words: readonly HeardWord[]): number | null {
  const known = words.flatMap((word) => (word.confidence === null ? [] : [word.confidence]));
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Time spent speaking, breaths included and long pauses left out. */
export function speakingMs(words: readonly HeardWord[]): number {
  return words.reduce((sum, word, index) => {
    const next = words[index + 1];
    const pause = next ? next.start_ms - word.end_ms : 0;
    return sum + (word.end_ms - word.start_ms) + (pause > 0 && pause < longPauseMs ? pause : 0);
  }, 0);
}
