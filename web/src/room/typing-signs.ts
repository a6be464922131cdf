import { typingSignMs } from '@caseroom/core/wire/view';

/** Tells that a line is being typed: with its first key, and now and then while more of them come. */
export function createTypingSigns(tell: () => void): { typed: () => void } {
  let toldMs = -Infinity;
  return {
    typed() {
      const nowMs = performance.now();
      if (nowMs - toldMs < typingSignMs) return;
      toldMs = nowMs;
      tell();
    },
  };
}
