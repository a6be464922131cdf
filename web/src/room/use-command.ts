import type { CandidateCommand } from '@caseroom/core/wire/view';
import { useMutation } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';

type Without<C> = C extends CandidateCommand ? Omit<C, 'command_id'> : never;
/** A command before it has its id. */
export type Wish = Without<CandidateCommand>;

/** Sends a command of the page. It is tried again under the same id, so that it counts once however often it arrives. */
export function useCommand(sessionId: string) {
  return useMutation({
    mutationFn: ({ wish, id }: { wish: Wish; id: string }) =>
      call('sendCommand', { params: { sessionId }, body: { ...wish, command_id: id } }),
    retry: (count, error) => count < 3 && error instanceof ApiFailure && error.retryable,
    retryDelay: (count) => 500 * 2 ** count,
  });
}

export const withId = (wish: Wish): { wish: Wish; id: string } => ({ wish, id: crypto.randomUUID() });
