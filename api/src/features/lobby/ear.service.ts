import { AppError } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import type { Doors } from '../offer/offer.service.ts';
import type { Heard, Recogniser } from './recogniser.gateway.ts';
import { wavDurationMs } from './wav.ts';

export type EarDeps = {
  doors: Pick<Doors, 'requireOpen'>;
  recognisers: Record<'talk' | 'demo', Recogniser | undefined>;
};
/** What the recogniser of a door makes of a short recording. */
export type Ear = ReturnType<typeof createEar>;

const LONGEST_MS = 20_000;
/** Shorter than this is a click, not a sentence. */
const SHORTEST_MS = 300;

export function createEar({ doors, recognisers }: EarDeps) {
  return async (caller: Caller, door: 'talk' | 'demo', wav: Buffer): Promise<Heard> => {
    requireWav(wav);
    await doors.requireOpen(door, caller);
    const recognise = recognisers[door];
    if (!recognise)
      throw new AppError('door_closed', 'There is no recogniser behind this door. Type instead.');
    return recognise(wav);
  };
}

function requireWav(wav: Buffer): void {
  const durationMs = wavDurationMs(wav);
  if (durationMs === undefined)
    throw new AppError('bad_audio', 'This is not a WAV recording. Record it again.');
  if (durationMs < SHORTEST_MS)
    throw new AppError(
      'bad_audio',
      'There is no sound in the recording. Check the microphone and speak again.',
    );
  if (durationMs > LONGEST_MS)
    throw new AppError('bad_audio', 'The recording is longer than 20 seconds. Say less at once.');
}
