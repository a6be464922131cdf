import { type AgentDispatchClient, DataPacket_Kind, type RoomServiceClient } from 'livekit-server-sdk';
import type { z } from 'zod';
import {
  agentIdentityOf,
  type epochHint,
  epochTopic,
  type jobMetadata,
  roomNameOf,
} from '@caseroom/core/wire/room';
import { orAway } from './away.ts';

/** Interviewers at the media server: called into a room, looked for, and taken out of it. */
export function interviewersAt(rooms: RoomServiceClient, dispatches: AgentDispatchClient, agentName: string) {
  return {
    /** Asks for an interviewer who follows `afterEpoch`; returns the id of the call. Whether a worker takes it shows later. */
    callInterviewer: (sessionId: string, afterEpoch: number): Promise<string> =>
      orAway(async () => {
        const wanted: z.input<typeof jobMetadata> = { session_id: sessionId, after_epoch: afterEpoch };
        const options = { metadata: JSON.stringify(wanted) };
        return (await dispatches.createDispatch(roomNameOf(sessionId), agentName, options)).id;
      }),
    /** A worker has taken the call: its job is on the way, or there. False also when the call is not known any more. */
    isTaken: (sessionId: string, dispatchId: string): Promise<boolean> =>
      orAway(async () => {
        const found = await dispatches.getDispatch(dispatchId, roomNameOf(sessionId));
        return (found?.state?.jobs.length ?? 0) > 0;
      }),
    hasInterviewer: (sessionId: string, jobId: string): Promise<boolean> =>
      orAway(async () => {
        const [room] = await rooms.listRooms([roomNameOf(sessionId)]);
        if (!room) return false;
        const inRoom = await rooms.listParticipants(room.name);
        return inRoom.some(({ identity }) => identity === agentIdentityOf(jobId));
      }),
    /** Takes the interviewer of a job out of the room, so that it cannot be heard whatever it does. */
    removeInterviewer: (sessionId: string, jobId: string): Promise<void> =>
      orAway(() => rooms.removeParticipant(roomNameOf(sessionId), agentIdentityOf(jobId))),
    /** Tells whoever is in the room that the interviewer of this epoch has taken over. */
    hintEpoch: (sessionId: string, epoch: number): Promise<void> => {
      const payload = new TextEncoder().encode(JSON.stringify({ epoch } satisfies z.input<typeof epochHint>));
      return orAway(() =>
        rooms.sendData(roomNameOf(sessionId), payload, DataPacket_Kind.RELIABLE, { topic: epochTopic }),
      );
    },
  };
}
