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

const watchAda = (room: Room, told: string[], change: { wasLost?: boolean; isWritten?: boolean } = {}) =>
  watchCandidate({
    ...{ room, identity: 'ada', wasLost: change.wasLost ?? false },
    isWritten: () => change.isWritten ?? false,
    onChange: (kind) => void told.push(kind),
  });

it('takes the first arrival for the beginning, and tells of every loss and return after it', () => {
  const { room, tell } = roomWith();
  const told: string[] = [];
  const presence = watchAda(room, told);
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
  watchAda(room, told, { wasLost: true });
  await Promise.resolve();
  if (there.length === 0) tell(RoomEvent.ParticipantConnected, 'ada');
  expect(told).toEqual(['connection_restored']);
});

it('takes an open page for the candidate where the interview is in writing', () => {
  const { room, tell } = roomWith();
  const told: string[] = [];
  const presence = watchAda(room, told, { isWritten: true });
  presence.tellPage(true);
  expect([presence.here, presence.inRoom, presence.onlyReads]).toEqual([true, false, true]);
  tell(RoomEvent.ParticipantConnected, 'ada');
  expect([presence.here, presence.onlyReads]).toEqual([true, false]);
  tell(RoomEvent.ParticipantDisconnected, 'ada');
  expect([presence.here, told]).toEqual([true, []]);
  presence.tellPage(false);
  presence.tellPage(true);
  expect(told).toEqual(['connection_lost', 'connection_restored']);
});

it('takes whoever has only the page of a spoken interview for a reader, who is not there', () => {
  const { room, tell } = roomWith('ada');
  const told: string[] = [];
  const presence = watchAda(room, told);
  presence.tellPage(true);
  expect(presence.onlyReads).toBe(false);
  tell(RoomEvent.ParticipantDisconnected, 'ada');
  expect([presence.here, presence.onlyReads, told]).toEqual([false, true, ['connection_lost']]);
});
