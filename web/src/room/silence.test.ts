import { expect, it } from 'vitest';
import { createSilence, noSoundMs } from './silence.ts';

it('is noticed after a minute without sound, and over with the first word', () => {
  const silent = createSilence(0);
  expect([silent(-90, 1_000), silent(-70, noSoundMs - 1), silent(-70, noSoundMs)]).toEqual([
    false,
    false,
    true,
  ]);
  expect([silent(-30, 61_000), silent(-90, 62_000), silent(-90, 61_000 + noSoundMs)]).toEqual([
    false,
    false,
    true,
  ]);
});
