import { mostAgeMs } from '@caseroom/core/wire/view';
import { ApiFailure } from '../api/failure.ts';

const soonMs = 500;
/** A server that starts again is back within seconds, and nothing is heard or answered before it knows. */
const seldomMs = 2_000;

type Clock = { now: () => number; sleep: (ms: number) => Promise<void> };

const browserClock: Clock = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/**
 * Tells of the key until the server has taken it or refuses it, or the room is left. A turn whose beginning is older than the
 * sound that is kept is given up; a key that went up stays up, and until the server knows of it the interviewer waits for the
 * rest of the turn.
 */
export async function untilTaken<T>(
  tell: () => Promise<T>,
  wish: { command: string; doneAt: number },
  left: AbortSignal,
  { now, sleep }: Clock = browserClock,
): Promise<T> {
  const isOver = () => wish.command === 'start_turn' && now() - wish.doneAt >= mostAgeMs;
  for (let waitMs = soonMs; ; waitMs = Math.min(2 * waitMs, seldomMs)) {
    try {
      return await tell();
    } catch (error) {
      if (!isPassing(error) || isOver()) throw error;
      await sleep(waitMs);
      if (left.aborted) throw error;
    }
  }
}

/** An answer that this page cannot read comes again however often it asks: only a reload gets the page that can. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiFailure && error.retryable && error.code !== 'unexpected_answer';
