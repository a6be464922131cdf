import type { CandidateCommand } from '@caseroom/core/wire/view';
import { useMutation } from '@tanstack/react-query';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { call } from '../api/client.ts';
import { ApiFailure } from '../api/failure.ts';
import { isFullHouse } from '../waiting/place.ts';
import { newId } from '../api/new-id.ts';
import { untilTaken } from './until-taken.ts';

type Without<C> = C extends { age_ms: number }
  ? Omit<C, 'command_id' | 'age_ms'> & { doneAt: number }
  : C extends CandidateCommand
    ? Omit<C, 'command_id'>
    : never;
/** A command before it has its id. `doneAt`: when the candidate did it, as `performance.now()` counts. */
export type Wish = Without<CandidateCommand>;

type Told = { wish: Wish; id: string };

/** Sends a command of the page. It is tried again under the same id, so that it counts once however often it arrives. */
export function useCommand(sessionId: string): (told: Told) => Promise<unknown> {
  const tell = ({ wish, id }: Told) =>
    call('sendCommand', { params: { sessionId }, body: { ...asOfNow(wish), command_id: id } });
  const { mutateAsync: ask } = useMutation({
    mutationFn: tell,
    retry: (count, error) =>
      count < 3 && error instanceof ApiFailure && error.retryable && !isFullHouse(error),
    retryDelay: (count) => 500 * 2 ** count,
  });
  const left = useLeft();
  const { mutateAsync: askUntilTaken } = useMutation({
    mutationFn: (told: Told & { wish: { doneAt: number } }) =>
      untilTaken(() => tell(told), told.wish, left.current),
    // A key that went up is told while the page is out of sight or offline too, where others wait.
    networkMode: 'always',
  });
  return useCallback(
    ({ wish, id }: Told) => ('doneAt' in wish ? askUntilTaken({ wish, id }) : ask({ wish, id })),
    [ask, askUntilTaken],
  );
}

/** Aborted while the page is not in the room. */
function useLeft(): RefObject<AbortSignal> {
  const left = useRef(AbortSignal.abort());
  useEffect(() => {
    const leaving = new AbortController();
    left.current = leaving.signal;
    return () => leaving.abort();
  }, []);
  return left;
}

/** Each try tells anew how long ago it was done: how long a request is away nobody else knows. */
function asOfNow(wish: Wish) {
  if (!('doneAt' in wish)) return wish;
  const { doneAt, ...command } = wish;
  return { ...command, age_ms: Math.max(0, Math.round(performance.now() - doneAt)) };
}

export const withId = (wish: Wish): Told => ({ wish, id: newId() });
