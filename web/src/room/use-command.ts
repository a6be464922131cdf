import type { CandidateCommand } from '@caseroom/core/wire/view';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';
import { isFullHouse } from '../waiting/place.ts';
import { newId } from '../api/new-id.ts';

type Without<C> = C extends { age_ms: number }
  ? Omit<C, 'command_id' | 'age_ms'> & { doneAt: number }
  : C extends CandidateCommand
    ? Omit<C, 'command_id'>
    : never;
/** A command before it has its id. `doneAt`: when the candidate did it, as `performance.now()` counts. */
export type Wish = Without<CandidateCommand>;

/** Sends a command of the page. It is tried again under the same id, so that it counts once however often it arrives. */
export function useCommand(sessionId: string) {
  return useMutation({
    mutationFn: ({ wish, id }: { wish: Wish; id: string }) =>
      call('sendCommand', { params: { sessionId }, body: { ...asOfNow(wish), command_id: id } }),
    retry: (count, error) =>
      count < 3 && error instanceof ApiFailure && error.retryable && !isFullHouse(error),
    retryDelay: (count) => 500 * 2 ** count,
  });
}

/** Each try tells anew how long ago it was done: how long a request is away nobody else knows. */
function asOfNow(wish: Wish) {
  if (!('doneAt' in wish)) return wish;
  const { doneAt, ...command } = wish;
  return { ...command, age_ms: Math.max(0, Math.round(performance.now() - doneAt)) };
}

export const withId = (wish: Wish): { wish: Wish; id: string } => ({ wish, id: newId() });
