import type { AudioFrame } from '@livekit/rtc-node';

export type HeardFrame = { frame: AudioFrame; heardAtMs: number };

/** Audio that no final covers yet, so that a recogniser that failed can hear it again. */
export type RecentAudio = {
  push(frame: HeardFrame): void;
  /** Everything up to this moment has become a final. */
  coveredUntil(wallMs: number): void;
  frames(): readonly HeardFrame[];
};

/** An outage that is longer than this loses what was said at its beginning; the page has asked to type by then. */
const KEPT_MS = 30_000;

export function createRecentAudio(): RecentAudio {
  let frames: HeardFrame[] = [];
  const dropBefore = (wallMs: number) => {
    const first = frames.findIndex((frame) => frame.heardAtMs > wallMs);
    frames = first === -1 ? [] : frames.slice(first);
  };
  return {
    push(frame) {
      frames.push(frame);
      // Once a second is often enough; a slice for every frame is not free.
      if (frames.length % 50 === 0) dropBefore(frame.heardAtMs - KEPT_MS);
    },
    coveredUntil: dropBefore,
    frames: () => frames,
  };
}
