import type { QueuePlace } from '@caseroom/core/wire/seats';
import { ApiFailure } from '../api/failure.ts';

const askAgainMs = 5_000;

/** When a room that has not opened is asked for again, in ms; false: what refused it does not pass by itself. */
export function askAgainAfter(error: unknown): number | false {
  if (!(error instanceof ApiFailure) || !error.retryable) return false;
  return error.retryAfterS === null ? askAgainMs : error.retryAfterS * 1_000;
}

/** The place in the queue after another try: a failure that passes tells nothing of it, and leaves it as it was. */
export function placeAfter(held: QueuePlace | null, error: unknown): QueuePlace | null {
  return error instanceof ApiFailure && error.retryable ? (error.queue ?? held) : null;
}

/** A place in the queue is an answer, shown at once, and no failure. */
export const isFullHouse = (error: unknown): boolean => error instanceof ApiFailure && error.queue !== null;
