export type Echo = 'none' | 'much';

/**
 * Whether the interviewer's voice comes back through the candidate's microphone. Begins with what the lobby measured,
 * and goes on learning: headphones are taken off, and not everybody presses the test's button.
 */
export type EchoGauge = {
  readonly echo: Echo;
  /** So much more of our voice sounded, and nobody was heard meanwhile. */
  quiet(ms: number): void;
  /** Somebody was heard while we spoke. */
  disturbed(): void;
  /** What was heard were our own words. */
  ownWords(): void;
  /** Words of somebody else came over our voice. */
  otherWords(): void;
  /** Somebody seemed to speak, and was silent as soon as we were; no words came of it. */
  vanished(): void;
};

/** So much of our voice without a sound in the microphone, and it does not come back: a sentence has that much. */
const QUIET_PROVES_MS = 1_500;
/** After an echo was heard, more is asked for: a louder word may bring it back. */
const QUIET_AFTER_ECHO_MS = 6_000;
/** One cough that ends when we fall silent is a cough; the second one is a loudspeaker. */
const VANISHED_PROVES = 2;

/** `measured`: what the lobby found; null where it did not look. Until it is known, an echo is assumed. */
export function createEchoGauge(measured: Echo | null): EchoGauge {
  let echo: Echo = measured ?? 'much';
  let proofMs = measured === 'much' ? QUIET_AFTER_ECHO_MS : QUIET_PROVES_MS;
  let quietMs = 0;
  let vanished = 0;
  const heardOurselves = () => {
    echo = 'much';
    proofMs = QUIET_AFTER_ECHO_MS;
    quietMs = 0;
    vanished = 0;
  };
  return {
    get echo() {
      return echo;
    },
    quiet(ms) {
      quietMs += ms;
      if (quietMs >= proofMs) echo = 'none';
    },
    disturbed() {
      quietMs = 0;
    },
    ownWords: heardOurselves,
    otherWords() {
      vanished = 0;
    },
    vanished() {
      vanished += 1;
      if (vanished >= VANISHED_PROVES) heardOurselves();
    },
  };
}
