import { useEffect, useState } from 'react';
import type { ClockOffset } from './clock.ts';

/** The session's clock, a little more often than once a second so that no second is skipped on the screen. */
export function useNow(offset: ClockOffset, everyMs = 500): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now + offset;
}
