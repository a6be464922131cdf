import { RoomEvent, type RemoteParticipant, type Room } from '@livekit/rtc-node';

/** Whether the candidate is in the room, and what to do when that changes. */
export type Presence = { readonly here: boolean; close(): void };

export function watchPresence(room: Room, identity: string, onChange: (here: boolean) => void): Presence {
  let here = room.remoteParticipants.has(identity);
  const set = (next: boolean) => {
    if (next === here) return;
    here = next;
    onChange(next);
  };
  const joined = (participant: RemoteParticipant) => participant.identity === identity && set(true);
  const left = (participant: RemoteParticipant) => participant.identity === identity && set(false);
  room.on(RoomEvent.ParticipantConnected, joined);
  room.on(RoomEvent.ParticipantDisconnected, left);
  return {
    get here() {
      return here;
    },
    close() {
      room.off(RoomEvent.ParticipantConnected, joined);
      room.off(RoomEvent.ParticipantDisconnected, left);
    },
  };
}
