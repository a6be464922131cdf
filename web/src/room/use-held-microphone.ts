import { useEffect, useState } from 'react';
import { createHold } from './hold.ts';
import type { RoomScene } from './room-context.ts';

/** A telephone call or a locked screen takes the microphone for longer than a device that is being changed. */
const heldMs = 5_000;

/**
 * When the system takes the microphone away (an incoming call, a locked phone), the interview rests and its clocks with
 * it; it goes on when the microphone is back. Muting it by the button is the candidate's own choice, and changes nothing.
 */
export function useHeldMicrophone({ microphone, spoken, view, send }: RoomScene): void {
  const { track, on } = microphone;
  const [hold] = useState(() => createHold(send, view.status));
  useEffect(() => hold.see(view.status), [hold, view.status]);
  const wanted = spoken && on && !view.written;
  useEffect(() => {
    if (!track || !wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer ??= setTimeout(() => void hold.taken(), heldMs);
    };
    const release = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    if (track.muted) take();
    track.addEventListener('mute', take);
    track.addEventListener('unmute', release);
    track.addEventListener('ended', take);
    return () => {
      release();
      track.removeEventListener('mute', take);
      track.removeEventListener('unmute', release);
      track.removeEventListener('ended', take);
    };
  }, [track, wanted, hold]);
  useEffect(() => {
    if (!track) return;
    const back = () => void hold.back();
    track.addEventListener('unmute', back);
    return () => track.removeEventListener('unmute', back);
  }, [track, hold]);
}
