import { parseNumbers } from '@caseroom/core/speech/numbers';
import { speechCheckFigures } from '@caseroom/core/wire/lobby';
import type { Door } from '@caseroom/core/log/event';
import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { uuid7 } from '../../ids/uuid7.ts';
import type { Doors } from '../offer/offer.service.ts';
import type { RoomGateway, RoomGrant } from '../rooms/room.gateway.ts';
import type { Recogniser } from './recogniser.gateway.ts';
import { wavDurationMs } from './wav.ts';

export type LobbyDeps = {
  rooms: Pick<RoomGateway, 'openLobby' | 'grantLobby'>;
  doors: Pick<Doors, 'requireOpen'>;
  recognisers: Record<'talk' | 'demo', Recogniser | undefined>;
};
export type Lobby = ReturnType<typeof createLobby>;
export type SpeechCheck = { text: string; figures: number[]; door: Door; why: string };

const LONGEST_MS = 20_000;
/** Shorter than this is a click, not a sentence. */
const SHORTEST_MS = 300;

export function createLobby({ rooms, doors, recognisers }: LobbyDeps) {
  /** What the recogniser of a door makes of a sentence with three figures, and which door that speaks for. */
  async function checkSpeech(caller: Caller, door: 'talk' | 'demo', wav: Buffer): Promise<SpeechCheck> {
    requireWav(wav);
    await doors.requireOpen(door, caller);
    const recognise = recognisers[door];
    if (!recognise)
      throw new AppError('door_closed', 'There is no recogniser behind this door. Type instead.');
    const text = await recognise(wav);
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

function requireWav(wav: Buffer): void {
  const durationMs = wavDurationMs(wav);
  if (durationMs === undefined)
    throw new AppError('bad_audio', 'This is not a WAV recording. Record the sentence again.');
  if (durationMs < SHORTEST_MS)
    throw new AppError(
      'bad_audio',
      'There is no sound in the recording. Check the microphone and read the sentence again.',
    );
  if (durationMs > LONGEST_MS)
    throw new AppError('bad_audio', 'The recording is longer than 20 seconds. Read the one sentence only.');
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
