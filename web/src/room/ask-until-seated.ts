import type { QueuePlace } from '@caseroom/core/wire/seats';
import { askAgainAfter, placeAfter } from '../waiting/place.ts';

/**
 * Asks for what needs a seat; where all are taken, again and again at the pace that the answer names, until it is given,
 * refused, or `signal` aborts. Tells each place in the queue. True: it was given.
 */
export async function askUntilSeated(
  ask: () => Promise<unknown>,
  onPlace: (place: QueuePlace) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let place: QueuePlace | null = null;
  while (!signal.aborted) {
    try {
      await ask();
      return true;
    } catch (error) {
      place = placeAfter(place, error);
      const waitMs = askAgainAfter(error);
      // A failure before there is a place was tried again by itself, and has been told.
      if (place === null || waitMs === false || signal.aborted) return false;
      onPlace(place);
      await sleep(waitMs, signal);
    }
  }
  return false;
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
