import { AudioFrame } from '@livekit/rtc-node';
import { durationMsOf, isLoud } from './loudness.ts';

export type HeardFrame = { frame: AudioFrame; heardAtMs: number };

/** Audio that no final covers yet, so that a recogniser that failed can hear it again. */
export type RecentAudio = {
  push(frame: HeardFrame): void;
  /** Everything up to this moment has become a final. */
  coveredUntil(wallMs: number): void;
  /** What was heard in this span is nobody's business; a silence that ends a sentence takes its place. */
  forget(fromWallMs: number, toWallMs: number): void;
  /** What is to be heard again: from shortly before the first sound to that moment, or to now; nothing when there was none. */
  replay(untilWallMs?: number): readonly HeardFrame[];
  /** How long nothing loud has come, in milliseconds of sound. */
  readonly quietMs: number;
};

/** A minute without a recogniser and its reconnect lose nothing. 90 s of 16 kHz are 3 MB. */
const KEPT_MS = 90_000;
/** A word begins below the level that counts as loud. */
const LEAD_MS = 400;

export function createRecentAudio(): RecentAudio {
  let frames: (HeardFrame & { loud: boolean })[] = [];
  let quietMs = 0;
  let pushed = 0;
  const dropBefore = (wallMs: number) => {
    const first = frames.findIndex((frame) => frame.heardAtMs > wallMs);
    frames = first === -1 ? [] : frames.slice(first);
  };
  return {
    push(heard) {
      const loud = isLoud(heard.frame);
      quietMs = loud ? 0 : quietMs + durationMsOf(heard.frame);
      frames.push({ ...heard, loud });
      pushed += 1;
      // Once a second is often enough; a slice for every frame is not free.
      if (pushed % 50 === 0) dropBefore(heard.heardAtMs - KEPT_MS);
    },
    coveredUntil: dropBefore,
    forget(fromWallMs, toWallMs) {
      const before = frames.filter(({ heardAtMs }) => heardAtMs <= fromWallMs);
      const after = frames.filter(({ heardAtMs }) => heardAtMs > toWallMs);
      const gap = silence().map(({ frame }) => ({ frame, heardAtMs: fromWallMs, loud: false }));
      frames = before.some(({ loud }) => loud) ? [...before, ...gap, ...after] : after;
    },
    replay(untilWallMs = Number.POSITIVE_INFINITY) {
      const kept = frames.filter(({ heardAtMs }) => heardAtMs <= untilWallMs);
      const first = kept.find(({ loud }) => loud);
      if (!first) return [];
      return kept.filter(({ heardAtMs }) => heardAtMs > first.heardAtMs - LEAD_MS);
    },
    get quietMs() {
      return quietMs;
    },
  };
}

const SILENT_RATE = 16_000;
const SILENT_FRAME_MS = 20;
/** Detectors of speech end a sentence after 250 to 500 ms. */
const SILENCE_MS = 600;

/** Frames without a sound that end a sentence, as if they were heard now. */
export function silence(): HeardFrame[] {
  const nowMs = Date.now();
  const samples = (SILENT_RATE / 1000) * SILENT_FRAME_MS;
  return Array.from({ length: SILENCE_MS / SILENT_FRAME_MS }, (_, index) => ({
    frame: new AudioFrame(new Int16Array(samples), SILENT_RATE, 1, samples),
    heardAtMs: nowMs + (index + 1) * SILENT_FRAME_MS,
  }));
}
