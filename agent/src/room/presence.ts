import { RoomEvent, type RemoteParticipant, type Room } from '@livekit/rtc-node';

/** Whether the candidate is in the room, and what to do when that changes. */
export type Presence = { readonly here: boolean; close(): void };

function watchPresence(room: Room, identity: string, onChange: (here: boolean) => void): Presence {
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

/**
 * Tells when the candidate goes and comes back. The first arrival is the beginning, and no news, unless the log says that
 * they were lost before this interviewer came.
 */
export function watchCandidate(
  room: Room,
  identity: string,
  wasLost: boolean,
  onChange: (kind: 'connection_lost' | 'connection_restored') => void,
): Presence {
  const isHere = room.remoteParticipants.has(identity);
  let met = isHere || wasLost;
  const presence = watchPresence(room, identity, (here) => {
    if (met) onChange(here ? 'connection_restored' : 'connection_lost');
    met = true;
  });
  if (isHere && wasLost) queueMicrotask(() => onChange('connection_restored'));
  return presence;
}
