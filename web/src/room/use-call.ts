import { Room, RoomEvent } from 'livekit-client';
import { useEffect, useRef, useState } from 'react';
import { loadChoices } from '../sound/choices.ts';
import { type CallState, type Grant, stayInRoom } from './stay-in-room.ts';

export type { CallState, Grant };

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
    void stayInRoom(room, latest.current.first, () => latest.current.renew(), setState, ended.signal);
    return () => {
      ended.abort();
      room.off(RoomEvent.Reconnecting, onReconnecting).off(RoomEvent.Reconnected, onReconnected);
      void room.disconnect();
    };
  }, [room]);
  return state;
}
