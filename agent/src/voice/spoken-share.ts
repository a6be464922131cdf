import type { Voice } from './voice.ts';

/** Of a voice that has spoken nothing whole yet: 150 words a minute. */
const USUAL_MS_PER_LETTER = 65;
/** How much the newest sentence counts. */
const NEWEST = 0.3;

/** How fast each voice speaks, learned from what it spoke whole. */
export type SpeakingRates = {
  msPerLetter(voice: Voice): number;
  learn(voice: Voice, text: string, durationMs: number): void;
};

export function createSpeakingRates(): SpeakingRates {
  const known = new Map<Voice, number>();
  const msPerLetter = (voice: Voice) => known.get(voice) ?? USUAL_MS_PER_LETTER;
  return {
    msPerLetter,
    learn(voice, text, durationMs) {
      if (text.length === 0 || durationMs <= 0) return;
      const now = durationMs / text.length;
      const before = known.get(voice);
      known.set(voice, before === undefined ? now : before + NEWEST * (now - before));
    },
  };
}

/**
 * The words that have sounded after `playedMs`, whole words only: one counts when its middle has sounded, so that what
 * is said again after a break is rather a word twice than none.
 */
export function spokenShare(text: string, playedMs: number, msPerLetter: number): string {
  let end = 0;
  for (const match of text.matchAll(/\S+/g)) {
    const middle = match.index + match[0].length / 2;
    if (middle * msPerLetter > playedMs) break;
    end = match.index + match[0].length;
  }
  return text.slice(0, end);
}
