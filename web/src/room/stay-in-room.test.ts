import { EventEmitter, getEventListeners } from 'node:events';
import { ConnectionState, DisconnectReason, type Room, RoomEvent } from 'livekit-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { type CallState, type Grant, stayInRoom } from './stay-in-room.ts';

const grant: Grant = { server_url: 'wss://media.example.org', participant_token: 'token' };
const superseded = new ApiFailure({ code: 'superseded', status: 409, message: 'Open in another tab.' });
const refusedWith = (status: number) => new ApiFailure({ code: 'x', status, message: 'No.' });
const away = new ApiFailure({ code: 'media_server_away', status: 503, message: 'Away.' });

/** The media client's room, as far as it is used here. */
class FakeRoom extends EventEmitter {
  state = ConnectionState.Disconnected;
  async connect(): Promise<void> {
    this.state = ConnectionState.Connected;
  }
  async disconnect(): Promise<void> {
    this.lose(DisconnectReason.CLIENT_INITIATED);
  }
  lose(reason: DisconnectReason): void {
    this.state = ConnectionState.Disconnected;
    this.emit(RoomEvent.Disconnected, reason);
  }
  stumble(): void {
    this.state = ConnectionState.Reconnecting;
    this.emit(RoomEvent.Reconnecting);
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function enter(renew: () => Promise<Grant>) {
  const room = new FakeRoom();
  const states: CallState[] = [];
  const ended = new AbortController();
  let renewals = 0;
  const stayed = stayInRoom(
    room as unknown as Room,
    grant,
    () => {
      renewals += 1;
      return renew();
    },
    (state) => void states.push(state),
    ended.signal,
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(states).toEqual(['connected']);
  return { room, states, ended, stayed, renewals: () => renewals };
}

it('enters again with a new grant after a break, by itself', async () => {
  const { room, states, ended, stayed } = await enter(async () => grant);
  room.lose(DisconnectReason.SERVER_SHUTDOWN);
  await vi.advanceTimersByTimeAsync(1_000);
  room.stumble();
  await vi.advanceTimersByTimeAsync(2_500);
  expect(states).toEqual(['connected', 'away', 'connected', 'connected']);
  ended.abort();
  await stayed;
});

const interruptions = [
  ['while the client mends the line', (room: FakeRoom) => room.stumble()],
  ['after the line was lost', (room: FakeRoom) => room.lose(DisconnectReason.SERVER_SHUTDOWN)],
] as const;

it.each(interruptions)('leaves the room to another page that took it: told %s', async (_, interrupt) => {
  const { room, states, stayed, renewals } = await enter(() => Promise.reject(superseded));
  interrupt(room);
  await vi.advanceTimersByTimeAsync(2_500);
  await stayed;
  expect(states.at(-1)).toBe('superseded');
  expect(room.state).toBe(ConnectionState.Disconnected);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renewals()).toBe(1);
});

it.each(
  interruptions.flatMap(([when, interrupt]) => [
    [404, 'not_found', when, interrupt] as const,
    [401, 'signed_out', when, interrupt] as const,
  ]),
)(
  'asks no more once the answer is %i, and says that it is %s: told %s',
  async (status, state, _, interrupt) => {
    const { room, states, stayed, renewals } = await enter(() => Promise.reject(refusedWith(status)));
    interrupt(room);
    await vi.advanceTimersByTimeAsync(2_500);
    await stayed;
    expect(states.at(-1)).toBe(state);
    expect(room.state).toBe(ConnectionState.Disconnected);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(renewals()).toBe(1);
  },
);

it('listens for its end once, however often the line was lost', async () => {
  let isAway = true;
  const { room, states, ended, stayed } = await enter(async () => {
    if (isAway) throw away;
    return grant;
  });
  for (let loss = 0; loss < 3; loss += 1) {
    isAway = true;
    room.lose(DisconnectReason.SERVER_SHUTDOWN);
    await vi.advanceTimersByTimeAsync(7_000);
    isAway = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(states.at(-1)).toBe('connected');
  }
  expect(getEventListeners(ended.signal, 'abort')).toHaveLength(1);
  ended.abort();
  await stayed;
  expect(getEventListeners(ended.signal, 'abort')).toHaveLength(0);
  expect(getEventListeners(window, 'online')).toHaveLength(0);
});

it('goes on trying while the way in cannot be had, and no longer than it is wanted', async () => {
  const { room, states, ended, stayed, renewals } = await enter(() => Promise.reject(away));
  room.lose(DisconnectReason.SERVER_SHUTDOWN);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(renewals()).toBe(3);
  expect(states.at(-1)).toBe('away');
  ended.abort();
  await stayed;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renewals()).toBe(3);
});
