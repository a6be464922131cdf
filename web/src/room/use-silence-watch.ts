import { useEffect, useRef, useState } from 'react';
import { watchLevel } from '../sound/level.ts';
import { createSilence } from './silence.ts';

/** True once nothing has been heard of a microphone for a minute in which it was the candidate's turn. */
export function useSilenceWatch(track: MediaStreamTrack | undefined, isTheirTurn: boolean): boolean {
  const [silent, setSilent] = useState(false);
  const turn = useRef(isTheirTurn);
  turn.current = isTheirTurn;
  useEffect(() => {
    setSilent(false);
    if (!track) return;
    const silence = createSilence(Date.now());
    return watchLevel(new MediaStream([track]), (db) => setSilent(silence(db, Date.now(), turn.current)));
  }, [track]);
  return silent;
}
