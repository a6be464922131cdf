import { monitorEventLoopDelay } from 'node:perf_hooks';

/** A tenth of a second is five frames of speech: it can be heard. */
const STALL_MS = 100;
const LOOK_MS = 1_000;

/** Calls back for each second in which the event loop stood still for so long. */
export function watchStalls(onStall: () => void): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const timer = setInterval(() => {
    if (delay.max / 1e6 >= STALL_MS) onStall();
    delay.reset();
  }, LOOK_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    delay.disable();
  };
}
