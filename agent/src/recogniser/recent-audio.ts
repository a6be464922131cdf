import { AudioFrame } from '@livekit/rtc-node';
import { durationMsOf, isLoud } from './loudness.ts';

export type HeardFrame = { frame: AudioFrame; heardAtMs: number };

/** Audio that no final covers yet, so that a recogniser that failed can hear it again. */
export type RecentAudio = {
  push(frame: HeardFrame): void;
  /** Everything up to this moment has become a final. */
  coveredUntil(wallMs: number): void;
  /** What is to be heard again: from shortly before the first sound to now; nothing when there was none. */
  replay(): readonly HeardFrame[];
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
    replay() {
      const first = frames.find(({ loud }) => loud);
      if (!first) return [];
      return frames.filter(({ heardAtMs }) => heardAtMs > first.heardAtMs - LEAD_MS);
    },
    get quietMs() {
      return quietMs;
    },
  };
}

const SILENT_RATE = 16_000;
const SILENT_FRAME_MS = 20;

/** Frames without a sound, as if they were heard now. */
export function silence(ms: number, nowMs = Date.now()): HeardFrame[] {
  const samples = (SILENT_RATE / 1000) * SILENT_FRAME_MS;
  return Array.from({ length: ms / SILENT_FRAME_MS }, (_, index) => ({
    frame: new AudioFrame(new Int16Array(samples), SILENT_RATE, 1, samples),
    heardAtMs: nowMs + (index + 1) * SILENT_FRAME_MS,
  }));
}
