import { endTurnMethod } from '@caseroom/core/wire/room';
import { useCallback } from 'react';
import { toast } from 'sonner';
import { useScene } from './room-context.ts';

/** Hands the turn to the interviewer at once, by the call that its framework listens to. */
export function useEndTurn(): () => void {
  const { room, interviewer } = useScene();
  const identity = interviewer?.identity;
  return useCallback(() => {
    if (!identity) return;
    room.localParticipant
      .performRpc({ destinationIdentity: identity, method: endTurnMethod, payload: '' })
      .catch(() => toast('The interviewer will notice by itself in a moment.'));
  }, [room, identity]);
}
