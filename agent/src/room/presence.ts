import { RoomEvent, type RemoteParticipant, type Room } from '@livekit/rtc-node';

/** Where the candidate is, as far as this process knows. */
export type Presence = {
  readonly inRoom: boolean;
  /** Reads what is written, over the api: no sound reaches them, and none of theirs is heard. */
  readonly onlyReads: boolean;
  /** In the room or, where the interview is in writing, on a page outside of it. */
  readonly here: boolean;
  /** The api's word, with each heartbeat, whether a page of theirs is open. */
  tellPage(open: boolean): void;
  close(): void;
};

export type PresenceDeps = {
  room: Room;
  identity: string;
  /** The log says that they were lost before this interviewer came. */
  wasLost: boolean;
  /** Nothing of the interview needs the room now. */
  isWritten: () => boolean;
  onChange: (kind: 'connection_lost' | 'connection_restored') => void;
};

/**
 * Tells when the candidate goes and comes back. The first arrival is the beginning, and no news, unless the log says that
 * they were lost before.
 */
export function watchCandidate({ room, identity, wasLost, isWritten, onChange }: PresenceDeps): Presence {
  let inRoom = room.remoteParticipants.has(identity);
  let hasPage = false;
  let wasHere = inRoom;
  let met = inRoom || wasLost;
  const isHere = () => inRoom || (hasPage && isWritten());
  const look = () => {
    const here = isHere();
    if (here === wasHere) return;
    wasHere = here;
    if (met) onChange(here ? 'connection_restored' : 'connection_lost');
    met = true;
  };
  const joined = (participant: RemoteParticipant) => participant.identity === identity && set(true);
  const left = (participant: RemoteParticipant) => participant.identity === identity && set(false);
  const set = (next: boolean) => {
    inRoom = next;
    look();
  };
  room.on(RoomEvent.ParticipantConnected, joined);
  room.on(RoomEvent.ParticipantDisconnected, left);
  if (inRoom && wasLost) queueMicrotask(() => onChange('connection_restored'));
  return {
    get inRoom() {
      return inRoom;
    },
    get onlyReads() {
      return hasPage && !inRoom;
    },
    get here() {
      return isHere();
    },
    tellPage(open) {
      hasPage = open;
      look();
    },
    close() {
      room.off(RoomEvent.ParticipantConnected, joined);
      room.off(RoomEvent.ParticipantDisconnected, left);
    },
  };
}
