import { RoomEvent, type Room } from '@livekit/rtc-node';

/** Whether this process is in its room, as its media client knows it. */
export type RoomLife = { readonly state: 'connected' | 'reconnecting' | 'gone'; close(): void };

/** Follows the connection to the room; `onGone` is called once when it will not come back. */
export function watchRoom(room: Room, onGone: () => void): RoomLife {
  let state: RoomLife['state'] = room.isConnected ? 'connected' : 'reconnecting';
  const reconnecting = () => {
    state = 'reconnecting';
  };
  const reconnected = () => {
    state = 'connected';
  };
  const disconnected = () => {
    state = 'gone';
    onGone();
  };
  room.on(RoomEvent.Reconnecting, reconnecting);
  room.on(RoomEvent.Reconnected, reconnected);
  room.on(RoomEvent.Disconnected, disconnected);
  return {
    get state() {
      return state;
    },
    close() {
      room.off(RoomEvent.Reconnecting, reconnecting);
      room.off(RoomEvent.Reconnected, reconnected);
      room.off(RoomEvent.Disconnected, disconnected);
    },
  };
}
