/** How long this process's event loop stood still. */
export type LoopWatch = {
  /** The longest standstill since this was last asked, in milliseconds. */
  take(): number;
  close(): void;
};

const LOOK_MS = 200;
/** Longer than work or a busy machine hold the loop: the process was stopped, or the machine slept. */
export const ASLEEP_MS = 2_000;

/** Measures standstills; `onAwake` is called after one so long that others may have gone on without this process. */
export function watchLoop(onAwake: (sleptMs: number) => void): LoopWatch {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    const stoodMs = Math.max(0, now - last - LOOK_MS);
    last = now;
    longest = Math.max(longest, stoodMs);
    if (stoodMs > ASLEEP_MS) onAwake(stoodMs);
  }, LOOK_MS);
  return {
    take() {
      const stoodMs = Math.round(longest);
      longest = 0;
      return stoodMs;
    },
    close: () => clearInterval(timer),
  };
}
