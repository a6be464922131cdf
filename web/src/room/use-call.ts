import { DisconnectReason, Room, RoomEvent } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { loadChoices } from '../sound/choices.ts';

export type Grant = { server_url: string; participant_token: string };
export type CallState = 'connecting' | 'connected' | 'reconnecting' | 'away' | 'superseded';

const firstRetryMs = 1_000;
const longestRetryMs = 10_000;

export function createRoom(): Room {
  const { microphone, camera, loudspeaker } = loadChoices();
  return new Room({
    adaptiveStream: true,
    dynacast: true,
    audioCaptureDefaults: {
      echoCancellation: true,
      noiseSuppression: true,
      autoGainControl: true,
      ...(microphone ? { deviceId: microphone } : {}),
    },
    ...(camera ? { videoCaptureDefaults: { deviceId: camera } } : {}),
    ...(loudspeaker ? { audioOutput: { deviceId: loudspeaker } } : {}),
  });
}

/**
 * Keeps the page in the interview's room. The media client mends short breaks by itself; past that a new token is asked
 * for and the room entered again, ever more slowly, until it works or another page has taken our place.
 */
export function useCall(room: Room, first: Grant, renew: () => Promise<Grant>): CallState {
  const [state, setState] = useState<CallState>('connecting');
  const latest = useRef({ first, renew });
  latest.current = { first, renew };
  useEffect(() => {
    const ended = new AbortController();
    const onReconnecting = () => setState('reconnecting');
    const onReconnected = () => setState('connected');
    room.on(RoomEvent.Reconnecting, onReconnecting).on(RoomEvent.Reconnected, onReconnected);
    void stay(room, latest.current.first, () => latest.current.renew(), setState, ended.signal);
    return () => {
      ended.abort();
      room.off(RoomEvent.Reconnecting, onReconnecting).off(RoomEvent.Reconnected, onReconnected);
      void room.disconnect();
    };
  }, [room]);
  return state;
}

async function stay(
  room: Room,
  first: Grant,
  renew: () => Promise<Grant>,
  setState: (state: CallState) => void,
  signal: AbortSignal,
): Promise<void> {
  let grant: Grant | null = first;
  let waitMs = firstRetryMs;
  while (!signal.aborted) {
    try {
      grant ??= await renew();
      if (signal.aborted) return;
      await room.connect(grant.server_url, grant.participant_token);
      if (signal.aborted) return;
      setState('connected');
      waitMs = firstRetryMs;
      if (isOurPlaceTaken(await untilDisconnected(room, signal))) return setState('superseded');
    } catch {
      // Token or media server refused: the state says so, and the next round tries again.
    }
    if (signal.aborted) return;
    setState('away');
    grant = null;
    await sleep(waitMs, signal);
    waitMs = Math.min(waitMs * 2, longestRetryMs);
  }
}

const isOurPlaceTaken = (reason: DisconnectReason | undefined): boolean =>
  reason === DisconnectReason.DUPLICATE_IDENTITY || reason === DisconnectReason.PARTICIPANT_REMOVED;

const untilDisconnected = (room: Room, signal: AbortSignal): Promise<DisconnectReason | undefined> =>
  new Promise((resolve) => {
    room.once(RoomEvent.Disconnected, resolve);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
