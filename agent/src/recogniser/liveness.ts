/**
 * Whether a recogniser that takes everything still hears. A live one answers speech within a second, be it with an
 * interim without words; one that has said nothing is asked outright, and is deaf when it does not answer that either.
 */
export type Liveness = {
  /** Sound went out. */
  sent(durationMs: number, loud: boolean): void;
  /** Anything that can be read came back. */
  answered(): void;
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
  let askedAt: number | null = null;
  return {
    sent(durationMs, loud) {
      if (loud) speechMs += durationMs;
    },
    answered() {
      lastAnswer = now();
      speechMs = 0;
      askedAt = null;
    },
    check() {
      const at = now();
      if (askedAt !== null) return at - askedAt >= ANSWER_MS ? 'deaf' : 'fine';
      if (speechMs < SPEECH_MS || at - lastAnswer < ASK_AFTER_MS) return 'fine';
      askedAt = at;
      return 'ask';
    },
  };
}
