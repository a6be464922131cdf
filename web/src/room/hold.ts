import type { SessionStatus } from '@caseroom/core/wire/view';
import type { RoomScene } from './room-context.ts';

/**
 * Tells rests that the system makes, by taking the microphone away, from the candidate's own: only the former end when the
 * microphone is back, and not one that comes after the candidate has gone on by hand.
 */
export function createHold(send: RoomScene['send'], begins: SessionStatus) {
  let status = begins;
  let held = false;
  return {
    see(next: SessionStatus): void {
      if (next === status) return;
      status = next;
      if (status === 'live') held = false;
    },
    async taken(): Promise<void> {
      if (status !== 'live') return;
      held = true;
      if (!(await send({ command: 'hold' }))) held = false;
    },
    async back(): Promise<void> {
      if (status !== 'paused' || !held) return;
      held = false;
      await send({ command: 'resume' });
    },
  };
}
