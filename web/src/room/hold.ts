import type { SessionStatus } from '@caseroom/core/wire/view';
import type { RoomScene } from './room-context.ts';

/**
 * Tells rests that the system makes, by taking the microphone away, from the candidate's own: only the former end when the
 * microphone is back, and not one that comes after the candidate has gone on by hand. The server tells of a rest later than
 * it was asked for; a microphone that is back before that ends it when it comes.
 */
export function createHold(send: RoomScene['send'], begins: SessionStatus) {
  let status = begins;
  let held = false;
  let isAway = false;
  const endWhenDue = async () => {
    if (status !== 'paused' || !held || isAway) return;
    held = false;
    await send({ command: 'resume' });
  };
  return {
    async see(next: SessionStatus): Promise<void> {
      if (next === status) return;
      status = next;
      if (status === 'live') held = false;
      await endWhenDue();
    },
    away(): void {
      isAway = true;
    },
    /** It has been away for as long as only the system takes it. */
    async taken(): Promise<void> {
      if (status !== 'live') return;
      held = true;
      if (!(await send({ command: 'hold' }))) held = false;
    },
    async back(): Promise<void> {
      isAway = false;
      await endWhenDue();
    },
  };
}
