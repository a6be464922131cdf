import { EventEmitter } from 'node:events';
import { RoomEvent, type Room } from '@livekit/rtc-node';
import { expect, it } from 'vitest';
import { watchCandidate } from './presence.ts';

function roomWith(...identities: string[]) {
  const remoteParticipants = new Map(identities.map((identity) => [identity, { identity }]));
  const room = Object.assign(new EventEmitter(), { remoteParticipants });
  const tell = (event: RoomEvent, identity: string) => void room.emit(event, { identity });
  return { room: room as unknown as Room, tell };
}

it('takes the first arrival for the beginning, and tells of every loss and return after it', () => {
  const { room, tell } = roomWith();
  const told: string[] = [];
  const presence = watchCandidate(room, 'ada', false, (kind) => void told.push(kind));
  tell(RoomEvent.ParticipantConnected, 'somebody');
  tell(RoomEvent.ParticipantConnected, 'ada');
  expect([presence.here, told]).toEqual([true, []]);
  tell(RoomEvent.ParticipantDisconnected, 'ada');
  tell(RoomEvent.ParticipantConnected, 'ada');
  expect(told).toEqual(['connection_lost', 'connection_restored']);
  presence.close();
  tell(RoomEvent.ParticipantDisconnected, 'ada');
  expect(told).toHaveLength(2);
});

it.each([
  ['is there already', ['ada']],
  ['comes later', []],
])('tells that a candidate whom the last interviewer lost is back who %s', async (_when, there) => {
  const { room, tell } = roomWith(...there);
  const told: string[] = [];
  watchCandidate(room, 'ada', true, (kind) => void told.push(kind));
  await Promise.resolve();
  if (there.length === 0) tell(RoomEvent.ParticipantConnected, 'ada');
  expect(told).toEqual(['connection_restored']);
});
