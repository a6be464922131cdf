import { useEffect, useState } from 'react';
import { createHold } from './hold.ts';
import type { RoomScene } from './room-context.ts';
import { useLongerThan } from './use-longer-than.ts';

/** A telephone call or a locked screen takes the microphone for longer than a device that is being changed. */
const heldMs = 5_000;

/**
 * When the system takes the microphone away (an incoming call, a locked phone, a plug that is pulled), the interview rests
 * and its clocks with it; it goes on when the microphone is back. Muting it by the button is the candidate's own choice, and
 * changes nothing.
 */
export function useHeldMicrophone({ microphone, spoken, view, send }: RoomScene): void {
  const { track, on, lost } = microphone;
  const [hold] = useState(() => createHold(send, view.status));
  useEffect(() => void hold.see(view.status), [hold, view.status]);
  const away = useSilenced(track) || lost;
  useEffect(() => {
    if (away) hold.away();
    else void hold.back();
  }, [hold, away]);
  const wanted = spoken && (on || lost) && !view.written;
  const taken = useLongerThan(away && wanted, heldMs);
  useEffect(() => {
    if (taken) void hold.taken();
  }, [hold, taken]);
}

/** True while the system lets nothing of a microphone through. Without one it stays as it was. */
function useSilenced(track: MediaStreamTrack | undefined): boolean {
  const [silenced, setSilenced] = useState(false);
  useEffect(() => {
    if (!track) return;
    const look = () => setSilenced(track.muted || track.readyState === 'ended');
    look();
    const events = ['mute', 'unmute', 'ended'] as const;
    for (const event of events) track.addEventListener(event, look);
    return () => {
      for (const event of events) track.removeEventListener(event, look);
    };
  }, [track]);
  return silenced;
}
