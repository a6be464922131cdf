import type { CaseSource } from '@caseroom/core/case/schema';
import type { Patience } from '@caseroom/core/interview/decision';
import { endingOf, type Ending } from './ending.ts';
import { endpointingFor } from './patience.ts';

/** Keeps the framework's waits for the end of a turn at what phase and words ask for. */
export type TurnWaits = {
  /** A reply began: what is answered next belongs to this phase, and nothing of it is said yet. */
  replied(patience: Patience, phaseId: string | undefined): void;
  /** The turn so far; told before the framework learns of its newest words. */
  words(said: string): void;
  /** How long the framework may wait as things stand, in milliseconds. */
  longestMs(): number;
};

export function createTurnWaits(
  source: Pick<CaseSource, 'patience' | 'phases'>,
  set: (waits: { minDelay: number; maxDelay: number }) => void,
): TurnWaits {
  let patience: Patience = 'brisk';
  let phase: string | undefined;
  let longestMs = 0;
  const wait = (ending?: Ending) => {
    const waits = endpointingFor(patience, source, phase, ending);
    longestMs = waits.maxDelay;
    set(waits);
  };
  return {
    replied(next, phaseId) {
      [patience, phase] = [next, phaseId];
      wait();
    },
    words: (said) => wait(endingOf(said)),
    longestMs: () => longestMs,
  };
}
