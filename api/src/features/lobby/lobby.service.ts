import { parseNumbers } from '@caseroom/core/speech/numbers';
import { speechCheckFigures } from '@caseroom/core/wire/lobby';
import type { Door } from '@caseroom/core/log/event';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { RoomGateway, RoomGrant } from '../rooms/room.gateway.ts';
import type { Ear } from './ear.service.ts';

export type LobbyDeps = {
  rooms: Pick<RoomGateway, 'openLobby' | 'grantLobby'>;
  hear: Ear;
};
export type Lobby = ReturnType<typeof createLobby>;
export type SpeechCheck = { text: string; figures: number[]; door: Door; why: string };

export function createLobby({ rooms, hear }: LobbyDeps) {
  /** What the recogniser of a door makes of a sentence with three figures, and which door that speaks for. */
  async function checkSpeech(caller: Caller, door: 'talk' | 'demo', wav: Buffer): Promise<SpeechCheck> {
    const { text } = await hear(caller, door, wav);
    const figures = parseNumbers(text).map((figure) => figure.value);
    return { text, figures, ...propose(door, text, figures) };
  }

  async function openRoom(): Promise<RoomGrant> {
    const name = `lobby_${uuid7()}`;
    await rooms.openLobby(name);
    return rooms.grantLobby(name);
  }

  return { checkSpeech, openRoom };
}

/** A figure that was heard as another one was not understood: fifty for fifteen is what this check is for. */
function propose(
  door: 'talk' | 'demo',
  text: string,
  heard: readonly number[],
): Pick<SpeechCheck, 'door' | 'why'> {
  if (text.trim() === '')
    return { door: 'type', why: 'Nothing was understood. Check the microphone, or type the interview.' };
  const understood = speechCheckFigures.filter((figure) => heard.includes(figure)).length;
  if (understood < speechCheckFigures.length)
    return {
      door: 'type',
      why: `Of the three figures ${understood === 0 ? 'none was' : understood === 1 ? 'one was' : 'two were'} understood. Try again in a quiet place, or type the interview.`,
    };
  if (door === 'talk') return { door, why: 'You were understood well. Talk.' };
  return {
    door,
    why: 'You were understood. The offline demo is rough: every figure is confirmed on the screen.',
  };
}
