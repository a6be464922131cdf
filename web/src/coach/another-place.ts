import type { Observation } from '@caseroom/core/wire/observer-routes';
import { ApiFailure, sentenceOf } from '../api/failure.ts';

/** `refused`: why, as the server says it; null where there is simply no place any more. */
export type Another = { place: Observation } | { refused: string | null } | 'unknown';

/**
 * Another place for a listener whose own was given up while their page was away, as on a locked phone: nobody put them out.
 * One that was given and is gone before it was followed is the last.
 */
export function createAnotherPlace(again: () => Promise<Observation>) {
  let isLast = false;
  return {
    followed(): void {
      isLast = false;
    },
    async ask(): Promise<Another> {
      if (isLast) return { refused: null };
      try {
        const place = await again();
        isLast = true;
        return { place };
      } catch (error) {
        if (!(error instanceof ApiFailure)) return { refused: sentenceOf(error) };
        if (error.retryable) return 'unknown';
        return { refused: error.status === 404 ? null : error.message };
      }
    },
  };
}
