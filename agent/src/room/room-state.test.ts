import { EventEmitter } from 'node:events';
import { RoomEvent, type Room } from '@livekit/rtc-node';
import { beforeEach, expect, it } from 'vitest';
import { agentStateAttribute, exhibitAttribute, hearingAttribute } from '@caseroom/core/wire/room';
import { createRoomState } from './room-state.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
let sent: Record<string, string>[];
let isAway: boolean;
let room: EventEmitter;

beforeEach(() => {
  [sent, isAway] = [[], false];
  const localParticipant = {
    async setAttributes(attributes: Record<string, string>) {
      sent.push(attributes);
      if (isAway) throw new Error('the room is away');
    },
  };
  room = Object.assign(new EventEmitter(), { localParticipant });
});
const stateOf = (isWritten = false) => createRoomState(room as unknown as Room, silent, () => isWritten);
const settled = () => new Promise((resolve) => setImmediate(resolve));

it('sets what has changed, and nothing twice', async () => {
  const state = stateOf();
  for (const hearing of ['ok', 'ok', 'away', 'ok'] as const) state.hearing(hearing);
  await settled();
  expect(sent).toEqual(['ok', 'away', 'ok'].map((hearing) => ({ [hearingAttribute]: hearing })));
});

it('sets again what was not set when it is said once more', async () => {
  const state = stateOf();
  isAway = true;
  state.hearing('ok');
  await settled();
  isAway = false;
  for (let times = 0; times < 2; times++) {
    state.hearing('ok');
    await settled();
  }
  expect(sent).toEqual([{ [hearingAttribute]: 'ok' }, { [hearingAttribute]: 'ok' }]);
});

it('sets all again when the room is back, whether or not it was told of a failure', async () => {
  const state = stateOf();
  state.exhibit('costs');
  state.hearing('away');
  await settled();
  isAway = true;
  state.hearing('ok');
  await settled();
  [sent, isAway] = [[], false];
  room.emit(RoomEvent.Reconnected);
  await settled();
  expect(sent).toEqual([{ [exhibitAttribute]: 'costs', [hearingAttribute]: 'ok' }]);
  state.close();
  room.emit(RoomEvent.Reconnected);
  await settled();
  expect(sent).toHaveLength(1);
});

it.each([
  ['sets what it does again where it writes', true],
  ['leaves what it does to the framework where it speaks', false],
])('%s', async (_what, isWritten) => {
  stateOf(isWritten).activity('listening');
  await settled();
  sent = [];
  room.emit(RoomEvent.Reconnected);
  await settled();
  expect(sent).toEqual(isWritten ? [{ [agentStateAttribute]: 'listening' }] : []);
});
