import { logHint, logTopic } from '@caseroom/core/wire/room';
import { RoomEvent, type DataPacketKind, type RemoteParticipant, type Room } from '@livekit/rtc-node';

/** Listens for the api's word that the log has grown. Packets of participants are not from the api, and ignored. */
export function onLogHint(room: Room, hint: (headSeq: number) => void): () => void {
  const received = (
    payload: Uint8Array,
    from?: RemoteParticipant,
    _kind?: DataPacketKind,
    topic?: string,
  ) => {
    if (topic !== logTopic || from) return;
    const seq = parseHint(payload);
    if (seq !== undefined) hint(seq);
  };
  room.on(RoomEvent.DataReceived, received);
  return () => void room.off(RoomEvent.DataReceived, received);
}

function parseHint(payload: Uint8Array): number | undefined {
  try {
    return logHint.safeParse(JSON.parse(new TextDecoder().decode(payload))).data?.seq;
  } catch {
    return undefined;
  }
}
