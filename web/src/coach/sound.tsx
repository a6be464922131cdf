import { RoomAudioRenderer, RoomContext } from '@livekit/components-react';
import type { Room } from 'livekit-client';
import { Volume2 } from 'lucide-react';
import { useAudible } from '../room/use-audible.ts';
import { type Grant, useCall } from '../room/use-call.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

/** The sound of both, and what to do when there is none. */
export function Sound({ room, grant, renew }: { room: Room; grant: Grant; renew: () => Promise<Grant> }) {
  const state = useCall(room, grant, renew);
  const { audible, unblock } = useAudible(room, true);
  return (
    <RoomContext value={room}>
      <RoomAudioRenderer />
      {audible === 'blocked' && (
        <Notice
          title="The browser keeps the sound off"
          action={
            <Button
              look="primary"
              icon={<Volume2 aria-hidden="true" className="size-4.5" />}
              onClick={() => void unblock()}
            >
              Turn it on
            </Button>
          }
        >
          It wants a touch first.
        </Notice>
      )}
      {(state === 'away' || state === 'reconnecting') && (
        <Notice tone="warn" title="The sound is away">
          Trying again and again. The text goes on meanwhile.
        </Notice>
      )}
    </RoomContext>
  );
}
