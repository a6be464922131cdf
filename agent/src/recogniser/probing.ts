import type { Chain } from './chain.ts';
import { pause } from '../life/backoff.ts';
import type { Recogniser } from './recogniser.ts';

/** How often a better recogniser than the one that hears is asked how it is. */
const ASK_EVERY_MS = 5_000;
/** Nobody is changed in mid-sentence: the candidate has been silent for so long, and no word waits to become final. */
const BETWEEN_SENTENCES_MS = 1_500;
const LOOK_EVERY_MS = 250;

export type ProbingDeps = {
  chain: Chain<Recogniser>;
  table: () => readonly Recogniser[];
  /** How long the candidate has been silent, with nothing left to recognise; 0 in mid-sentence. */
  quietMs: () => number;
};

/** Resolves when a better recogniser is well again and the candidate is between two sentences, or `signal` aborts. */
export async function untilBetter(
  deps: ProbingDeps,
  hears: Recogniser,
  signal: AbortSignal,
): Promise<Recogniser | undefined> {
  while (!signal.aborted) {
    await pause(ASK_EVERY_MS, signal);
    for (const one of deps.chain.better(deps.table(), hears)) {
      if (!(await one.isWell(signal))) continue;
      while (!signal.aborted && deps.quietMs() < BETWEEN_SENTENCES_MS) await pause(LOOK_EVERY_MS, signal);
      return signal.aborted ? undefined : one;
    }
  }
  return undefined;
}
