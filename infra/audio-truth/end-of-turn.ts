import { predict } from '@livekit/local-inference';
import { RATE_HZ } from './microphone.ts';

/** The framework asks after 200 ms of silence, which its detector sees some 60 late; the model looks at so much sound. */
const ASKED_AFTER_MS = 260;
const WINDOW_MS = 1_200;
/** The framework's own threshold for English: below it, an utterance sounds unfinished. */
export const FINISHED_AT = 0.36;

/** How sure the framework's local model is that the speech before this moment ends a turn, from 0 to 1. */
export function endOfTurnProbability(samples: Int16Array, silentFromMs: number): Promise<number> {
  const to = Math.round(((silentFromMs + ASKED_AFTER_MS) * RATE_HZ) / 1000);
  const window = new Int16Array((WINDOW_MS * RATE_HZ) / 1000);
  const from = Math.max(0, to - window.length);
  const heard = samples.slice(from, Math.min(to, samples.length));
  // What is not spoken yet is silence, as in the room.
  window.set(heard, Math.max(0, window.length - (to - from)));
  return predict(window);
}
