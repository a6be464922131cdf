import { useEffect, useRef } from 'react';
import type { RoomScene } from './room-context.ts';

/** A telephone call or a locked screen takes the microphone for longer than a device that is being changed. */
const heldMs = 5_000;

/**
 * When the system takes the microphone away (an incoming call, a locked phone), the interview rests and its clocks with
 * it; it goes on when the microphone is back. Muting it by the button is the candidate's own choice, and changes nothing.
 */
export function useHeldMicrophone({ microphone, spoken, view, send }: RoomScene): void {
  const { track, on } = microphone;
  const status = useRef(view.status);
  status.current = view.status;
  const held = useRef(false);
  const wanted = spoken && on && !view.written;
  useEffect(() => {
    if (!track || !wanted) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hold = () => {
      timer ??= setTimeout(() => {
        if (status.current !== 'live') return;
        held.current = true;
        void send({ command: 'hold' });
      }, heldMs);
    };
    const release = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    if (track.muted) hold();
    track.addEventListener('mute', hold);
    track.addEventListener('unmute', release);
    track.addEventListener('ended', hold);
    return () => {
      release();
      track.removeEventListener('mute', hold);
      track.removeEventListener('unmute', release);
      track.removeEventListener('ended', hold);
    };
  }, [track, wanted, send]);
  useEffect(() => {
    if (view.status !== 'paused' || !held.current || !track) return;
    const back = () => {
      held.current = false;
      void send({ command: 'resume' });
    };
    track.addEventListener('unmute', back, { once: true });
    return () => track.removeEventListener('unmute', back);
  }, [view.status, track, send]);
}
