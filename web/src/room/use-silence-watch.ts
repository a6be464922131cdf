import { useEffect, useState } from 'react';
import { watchLevel } from '../sound/level.ts';
import { createSilence } from './silence.ts';

/** True once nothing has been heard of a microphone for a minute in which it was the candidate's turn. */
export function useSilenceWatch(track: MediaStreamTrack | undefined, active: boolean): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!track || !active) return;
    const silence = createSilence(Date.now());
    return watchLevel(new MediaStream([track]), (db) => setSilent(silence(db, Date.now())));
  }, [track, active]);
  return silent;
}
