import {
  AccessToken,
  AgentDispatchClient,
  DataPacket_Kind,
  RoomServiceClient,
  TrackSource,
} from 'livekit-server-sdk';
import type { z } from 'zod';
import type { Door } from '@caseroom/core/log/event';
import {
  candidateIdentityOf,
  type logHint,
  logTopic,
  observerIdentityOf,
  observerIdentityPrefix,
  roomNameOf,
} from '@caseroom/core/wire/room';
import { orAway } from './away.ts';
import { interviewersAt } from './interviewers-at.ts';

export type RoomGatewayDeps = {
  url: string;
  publicUrl: string;
  apiKey: string;
  apiSecret: string;
  agentName: string;
};
export type RoomGrant = { server_url: string; participant_token: string };
export type RoomGateway = ReturnType<typeof createRoomGateway>;

/** A media server that does not answer in this time is away: somebody waits for a room. */
const REQUEST_TIMEOUT_S = 5;
/** A token opens the first connection only; five minutes are enough for a slow lobby. */
const TOKEN_TTL_S = 300;
/**
 * Interviewers do not keep a room open, and a candidate who cannot enter it is interviewed in writing all the same, or comes
 * back after an hour: it lasts as long as any interview. The end of one closes its room at once.
 */
const EMPTY_TIMEOUT_S = 2 * 60 * 60;
const LOBBY_TIMEOUT_S = 30;
/** Whoever listens asks for a token at the moment of joining. */
const OBSERVER_TOKEN_TTL_S = 60;

/** Rooms, dispatch and tokens at the media server. Every fault of it is `media_server_away`. */
export function createRoomGateway(deps: RoomGatewayDeps) {
  const options = { requestTimeout: REQUEST_TIMEOUT_S, failover: false };
  const host = deps.url.replace(/^ws/, 'http');
  const rooms = new RoomServiceClient(host, deps.apiKey, deps.apiSecret, options);
  const dispatches = new AgentDispatchClient(host, deps.apiKey, deps.apiSecret, options);

  /** The session's room; `isNew` when there was none. Nobody is in it, and nobody is called into it. */
  async function openRoom(sessionId: string): Promise<{ isNew: boolean }> {
    const name = roomNameOf(sessionId);
    return orAway(async () => {
      const [existing] = await rooms.listRooms([name]);
      if (existing) return { isNew: false };
      const timeouts = { emptyTimeout: EMPTY_TIMEOUT_S, departureTimeout: EMPTY_TIMEOUT_S };
      await rooms.createRoom({ name, ...timeouts });
      return { isNew: true };
    });
  }

  async function openLobby(name: string): Promise<void> {
    const timeouts = { emptyTimeout: LOBBY_TIMEOUT_S, departureTimeout: LOBBY_TIMEOUT_S };
    await orAway(() => rooms.createRoom({ name, ...timeouts, maxParticipants: 1 }));
  }

  /** One room, one identity without a name, the sources of the door and nothing else, no data. */
  async function grant(room: string, identity: string, sources: TrackSource[]): Promise<RoomGrant> {
    const token = new AccessToken(deps.apiKey, deps.apiSecret, { identity, ttl: TOKEN_TTL_S });
    token.addGrant({
      room,
      roomJoin: true,
      canSubscribe: true,
      // No sources named would mean every source.
      canPublish: sources.length > 0,
      canPublishSources: sources,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    return { server_url: deps.publicUrl, participant_token: await token.toJwt() };
  }

  /** Unseen and unheard: nothing that a page does with this token reaches anybody in the room. */
  async function grantObserver(sessionId: string, observationId: string): Promise<RoomGrant> {
    const identity = observerIdentityOf(observationId);
    const token = new AccessToken(deps.apiKey, deps.apiSecret, { identity, ttl: OBSERVER_TOKEN_TTL_S });
    token.addGrant({
      room: roomNameOf(sessionId),
      roomJoin: true,
      hidden: true,
      canSubscribe: true,
      canPublish: false,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    return { server_url: deps.publicUrl, participant_token: await token.toJwt() };
  }

  /** Ids of the observations that are in the room, hidden ones included; none when there is no room. */
  async function listObservers(sessionId: string): Promise<string[]> {
    return orAway(async () => {
      const name = roomNameOf(sessionId);
      if ((await rooms.listRooms([name])).length === 0) return [];
      const present = await rooms.listParticipants(name);
      return present
        .filter(({ identity }) => identity.startsWith(observerIdentityPrefix))
        .map(({ identity }) => identity.slice(observerIdentityPrefix.length));
    });
  }

  /** Nothing happens when the observer is not in the room. */
  async function removeObserver(sessionId: string, observationId: string): Promise<void> {
    if (!(await listObservers(sessionId)).includes(observationId)) return;
    await orAway(() => rooms.removeParticipant(roomNameOf(sessionId), observerIdentityOf(observationId)));
  }

  return {
    openRoom,
    openLobby,
    ...interviewersAt(rooms, dispatches, deps.agentName),
    grantObserver,
    listObservers,
    removeObserver,
    /** `watched`: the candidate has agreed to be seen by whoever observes. */
    grantCandidate: (sessionId: string, door: Door, watched: boolean) =>
      grant(roomNameOf(sessionId), candidateIdentityOf(sessionId), sourcesOf(door, watched)),
    grantLobby: (room: string) => grant(room, `${room}_guest`, sourcesOf('talk', true)),
    /** Nothing happens when the room is gone already. */
    closeInterview: async (sessionId: string): Promise<void> => {
      const name = roomNameOf(sessionId);
      await orAway(async () => {
        if ((await rooms.listRooms([name])).length > 0) await rooms.deleteRoom(name);
      });
    },
    /** Tells whoever is in the room that the log has grown; it holds nothing but a number. */
    hintLog: (sessionId: string, seq: number): Promise<void> => {
      const payload = new TextEncoder().encode(JSON.stringify({ seq } satisfies z.input<typeof logHint>));
      return orAway(() =>
        rooms.sendData(roomNameOf(sessionId), payload, DataPacket_Kind.RELIABLE, { topic: logTopic }),
      );
    },
    ping: (): Promise<void> => orAway(async () => void (await rooms.listRooms(['ping']))),
  };
}

/** Who types is not heard; the camera is for those who watch. */
const sourcesOf = (door: Door, watched: boolean): TrackSource[] => [
  ...(door === 'type' ? [] : [TrackSource.MICROPHONE]),
  ...(watched ? [TrackSource.CAMERA] : []),
];
