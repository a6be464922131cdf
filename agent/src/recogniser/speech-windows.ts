import { VADEventType, type VADEvent } from '@livekit/agents';

/** A stretch of speech with the sound around it, in milliseconds from the first sample of the stream. */
export type SpeechWindow = { fromMs: number; toMs: number; speechEndMs: number };

/** Turns what a detector of speech tells into the stretches that a recogniser is to hear. */
export type SpeechWindows = {
  /** A stretch that is whole with this event. */
  take(
    event: Pick<VADEvent, 'type' | 'timestamp' | 'probability' | 'speechDuration' | 'silenceDuration'>,
  ): SpeechWindow | undefined;
  /** No later stretch begins before this. */
  readonly neededFromMs: number;
};

/** A word begins with consonants that no detector takes for a voice. */
const LEAD_MS = 500;
/** A beginning is told when a few windows of 32 ms were speech. */
const TOLD_LATE_MS = 500;
/** Nobody waits for longer to be recognised, and the usual models hear 30 s at once. */
const LONGEST_MS = 30_000;
/** A sentence that is longer is cut where a voice was least likely in so much of its end. */
const SEEK_MS = 5_000;

export function createSpeechWindows(): SpeechWindows {
  let heardMs = 0;
  let fromMs: number | undefined;
  let lastSpeechEndMs = 0;
  let gap = { atMs: 0, probability: Number.POSITIVE_INFINITY };
  const begin = (ms: number) => {
    fromMs = ms;
    gap = { atMs: ms, probability: Number.POSITIVE_INFINITY };
  };
  const goOn = (probability: number): SpeechWindow | undefined => {
    if (fromMs === undefined || heardMs < fromMs + LONGEST_MS - SEEK_MS) return undefined;
    if (probability <= gap.probability) gap = { atMs: heardMs, probability };
    if (heardMs < fromMs + LONGEST_MS) return undefined;
    const piece = { fromMs, toMs: gap.atMs, speechEndMs: gap.atMs };
    begin(gap.atMs);
    return piece;
  };
  const end = (silenceMs: number): SpeechWindow | undefined => {
    if (fromMs === undefined) return undefined;
    lastSpeechEndMs = heardMs - silenceMs;
    const whole = { fromMs, toMs: heardMs, speechEndMs: lastSpeechEndMs };
    fromMs = undefined;
    return whole;
  };
  return {
    take({ type, timestamp, probability, speechDuration, silenceDuration }) {
      heardMs = timestamp;
      // Into the silence before it, but not into the last words: they would be heard twice.
      if (type === VADEventType.START_OF_SPEECH)
        begin(Math.max(lastSpeechEndMs, heardMs - speechDuration - LEAD_MS));
      if (type === VADEventType.INFERENCE_DONE) return goOn(probability);
      if (type === VADEventType.END_OF_SPEECH) return end(silenceDuration);
      return undefined;
    },
    get neededFromMs() {
      return fromMs ?? heardMs - LEAD_MS - TOLD_LATE_MS;
    },
  };
}
