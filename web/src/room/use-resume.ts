import type { QueuePlace } from '@caseroom/core/wire/seats';
import type { SessionStatus } from '@caseroom/core/wire/view';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../api/client.ts';
import { askUntilSeated } from './ask-until-seated.ts';

export type Resume = {
  /** The place in the queue while every seat is taken; null: nobody waits. */
  place: QueuePlace | null;
  /** True once the interview goes on; false when it does not, or was being asked for already. */
  resume: (ask: () => Promise<unknown>) => Promise<boolean>;
  /** Takes the wish back, and gives the place to whoever is next. */
  stayPaused: () => void;
};

/** Going on with an interview that rests needs a seat: the page asks until there is one, or the interview rests no more. */
export function useResume(sessionId: string, status: SessionStatus): Resume {
  const [place, setPlace] = useState<QueuePlace | null>(null);
  const asking = useRef<AbortController | null>(null);
  const stop = useCallback(() => {
    asking.current?.abort();
    asking.current = null;
    setPlace(null);
  }, []);
  useEffect(() => (status === 'paused' ? stop : undefined), [status, stop]);
  const resume = useCallback(
    async (ask: () => Promise<unknown>) => {
      if (asking.current) return false;
      const own = new AbortController();
      asking.current = own;
      const goesOn = await askUntilSeated(ask, setPlace, own.signal);
      if (asking.current === own) stop();
      return goesOn;
    },
    [stop],
  );
  const stayPaused = useCallback(() => {
    stop();
    call('leaveQueue', { params: { sessionId } }).catch(() => undefined);
  }, [stop, sessionId]);
  return { place, resume, stayPaused };
}
