import { expect, it } from 'vitest';
import { silence } from '../../testing/recogniser.ts';
import { wavDurationMs } from './wav.ts';

it('reads how long a recording is', () => {
  expect(wavDurationMs(silence(1_500))).toBe(1_500);
});

it('believes the bytes when a recorder that streams has not written the length', () => {
  expect(wavDurationMs(silence(700, 0xffff_ffff))).toBe(700);
});

it.each(['', 'RIFF', 'not a wav, but as long as a header of one would have to be'])(
  'knows that "%s" is none',
  (text) => {
    expect(wavDurationMs(Buffer.from(text))).toBeUndefined();
  },
);
