/** A delay in milliseconds, or one drawn anew each time (a latency profile). */
export type Delay = number | (() => number);

export function drawMs(delay: Delay): number {
  return Math.max(0, typeof delay === 'function' ? delay() : delay);
}

/** Waits; ends early, without an error, when the signal aborts. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (ms <= 0 || signal?.aborted) {
    resolve();
    return promise;
  }
  const done = () => {
    clearTimeout(timer);
    signal?.removeEventListener('abort', done);
    resolve();
  };
  const timer = setTimeout(done, ms);
  signal?.addEventListener('abort', done, { once: true });
  return promise;
}
