import { useEffect, useState } from 'react';
import { silenceDb, watchLevel } from '../sound/level.ts';

/** As long as people may think before they begin to wonder whether they are heard. */
export const noSoundMs = 60_000;

/** True once nothing has been heard of a microphone for a minute in which it was the candidate's turn. */
export function useSilenceWatch(track: MediaStreamTrack | undefined, active: boolean): boolean {
  const [silent, setSilent] = useState(false);
  useEffect(() => {
    setSilent(false);
    if (!track || !active) return;
    let heardAt = Date.now();
    return watchLevel(new MediaStream([track]), (db) => {
      if (db > silenceDb) heardAt = Date.now();
      setSilent(Date.now() - heardAt >= noSoundMs);
    });
  }, [track, active]);
  return silent;
}
