import { epochHint, epochTopic, logHint, logTopic } from '@caseroom/core/wire/room';
import { RoomEvent, type DataPacketKind, type RemoteParticipant, type Room } from '@livekit/rtc-node';
import type { z } from 'zod';

/** Listens for the api's word that the log has grown. */
export const onLogHint = (room: Room, hint: (headSeq: number) => void): (() => void) =>
  onHint(room, logTopic, logHint, ({ seq }) => hint(seq));

/** Listens for the api's word that an interviewer of another epoch has taken over. */
export const onEpochHint = (room: Room, hint: (epoch: number) => void): (() => void) =>
  onHint(room, epochTopic, epochHint, ({ epoch }) => hint(epoch));

/** Packets of participants are not from the api, and ignored. */
function onHint<S extends z.ZodType>(
  room: Room,
  wanted: string,
  schema: S,
  hint: (value: z.output<S>) => void,
): () => void {
  const received = (
    payload: Uint8Array,
    from?: RemoteParticipant,
    _kind?: DataPacketKind,
    topic?: string,
  ) => {
    if (topic !== wanted || from) return;
    const parsed = schema.safeParse(parseJson(payload));
    if (parsed.success) hint(parsed.data);
  };
  room.on(RoomEvent.DataReceived, received);
  return () => void room.off(RoomEvent.DataReceived, received);
}

function parseJson(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}
