import type { stt } from '@livekit/agents';
import type { HeardWord } from '@caseroom/core/log/event';

/** A final as the log wants it, before it has an id. Times are on the session's clock. */
export type HeardFinal = {
  text: string;
  words: HeardWord[];
  startMs: number;
  endMs: number;
  confidence: number | null;
};

/** What turns a position in the recogniser's stream, and a moment of the machine's clock, into the session's time. */
export type HeardTimes = { atPosition: (positionMs: number) => number; atWall: (wallMs: number) => number };

/**
 * Reads a final of a recogniser. Word times where it gives them; otherwise the utterance's own span, and no words, so
 * that what rests on word times can say that it has none.
 */
export function heardFinal(event: stt.SpeechEvent, times: HeardTimes, nowMs: number): HeardFinal | undefined {
  const best = event.alternatives?.[0];
  const text = best?.text.trim();
  if (!best || !text) return undefined;
  const words = (best.words ?? []).flatMap((word) => {
    const shown = word.text.trim();
    if (word.startTime === undefined || word.endTime === undefined || !shown) return [];
    const start = times.atPosition(word.startTime * 1000);
    const end = Math.max(start, times.atPosition(word.endTime * 1000));
    return [{ text: shown, start_ms: start, end_ms: end, confidence: share(word.confidence) }];
  });
  const [startMs, endMs] = spanOf(event, best, words, times, nowMs);
  return { text, words, startMs, endMs, confidence: share(best.confidence) };
}

function spanOf(
  event: stt.SpeechEvent,
  best: stt.SpeechData,
  words: readonly HeardWord[],
  times: HeardTimes,
  nowMs: number,
): [number, number] {
  const first = words[0];
  const last = words.at(-1);
  if (first && last) return [first.start_ms, last.end_ms];
  if (best.endTime > 0) {
    const start = times.atPosition(best.startTime * 1000);
    return [start, Math.max(start, times.atPosition(best.endTime * 1000))];
  }
  const end = event.speechEndTime === undefined ? nowMs : times.atWall(event.speechEndTime);
  return [end, end];
}

/** Some recognisers give 0 where they mean that they do not know. */
const share = (confidence: number | undefined): number | null =>
  confidence === undefined || confidence <= 0 ? null : Math.min(1, confidence);
