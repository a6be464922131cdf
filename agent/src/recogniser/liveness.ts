/**
 * Whether a recogniser that takes everything still hears. A live one answers speech within a second, be it with an
 * interim without words, and makes each word final soon after; one that has said nothing is asked outright, and is deaf
 * when it does not answer that either.
 */
export type Liveness = {
  /** Sound went out. */
  sent(durationMs: number, loud: boolean): void;
  /** Anything that can be read came back: words that may still change, a final, or neither. */
  answered(words: 'pending' | 'final' | 'none'): void;
  /** What to do now: nothing, ask for an answer (once), or give it up. */
  check(): 'fine' | 'ask' | 'deaf';
};

/** So much loud sound belongs to speech, not to a cough. */
const SPEECH_MS = 1_000;
/** Silence of the other side after which it is asked. With the wait for its answer the candidate knows within 4 s. */
const ASK_AFTER_MS = 2_000;
/** Deepgram answers a `Finalize` in about 300 ms; five times that is no longer a slow moment. */
const ANSWER_MS = 1_500;

export function createLiveness(now: () => number = Date.now): Liveness {
  let lastAnswer = now();
  let speechMs = 0;
  let pending = false;
  let askedAt: number | null = null;
  return {
    sent(durationMs, loud) {
      if (loud) speechMs += durationMs;
    },
    answered(words) {
      lastAnswer = now();
      speechMs = 0;
      if (words !== 'none') pending = words === 'pending';
      askedAt = null;
    },
    check() {
      const at = now();
      if (askedAt !== null) return at - askedAt >= ANSWER_MS ? 'deaf' : 'fine';
      // Words that wait for their final are owed an answer, however little was said after them.
      const isOwed = pending || speechMs >= SPEECH_MS;
      if (!isOwed || at - lastAnswer < ASK_AFTER_MS) return 'fine';
      askedAt = at;
      return 'ask';
    },
  };
}
