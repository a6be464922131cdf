const TICK_MS = 50;

/**
 * Calls `run` after `ms` in which this process was awake; returns how to call it off. A machine that is busy or sleeps holds
 * up answers that have long come: what nobody could look at does not count as waiting.
 */
export function afterAwake(ms: number, run: () => void): () => void {
  let leftMs = ms;
  let last = performance.now();
  const timer = setInterval(
    () => {
      const now = performance.now();
      leftMs -= Math.min(now - last, 2 * TICK_MS);
      last = now;
      if (leftMs > 0) return;
      clearInterval(timer);
      // What has come meanwhile is read first.
      setImmediate(run);
    },
    Math.min(TICK_MS, ms),
  );
  return () => clearInterval(timer);
}
