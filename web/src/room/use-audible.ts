import { type Room, RoomEvent } from 'livekit-client';
import { useCallback, useEffect, useState } from 'react';
import { mayPlaySound } from './audible.ts';

export type Audible = 'unknown' | 'blocked' | 'playing';

/** Whether the candidate can hear the interviewer, and the way to make it so from a touch. */
export function useAudible(room: Room, spoken: boolean): { audible: Audible; unblock: () => Promise<void> } {
  const [audible, setAudible] = useState<Audible>(spoken ? 'unknown' : 'playing');
  useEffect(() => {
    if (!spoken) return;
    let over = false;
    void mayPlaySound().then((may) => !over && setAudible(may ? 'playing' : 'blocked'));
    const onChange = () => {
      if (!room.canPlaybackAudio) setAudible('blocked');
    };
    room.on(RoomEvent.AudioPlaybackStatusChanged, onChange);
    return () => {
      over = true;
      room.off(RoomEvent.AudioPlaybackStatusChanged, onChange);
    };
  }, [room, spoken]);
  const unblock = useCallback(async () => {
    await room.startAudio().catch(() => undefined);
    setAudible((await mayPlaySound()) && room.canPlaybackAudio ? 'playing' : 'blocked');
  }, [room]);
  return { audible, unblock };
}
