import { expect, it } from 'vitest';
import { wavDurationMs } from './wav.ts';

/** A WAV of silence: mono, 16 bits, 16 kHz. */
function wav(ms: number, dataSize = ms * 32): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(0, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(32_000, 28);
  header.write('data', 36);
  header.writeUInt32LE(dataSize, 40);
  return Buffer.concat([header, Buffer.alloc(ms * 32)]);
}

it('reads how long a recording is', () => {
  expect(wavDurationMs(wav(1_500))).toBe(1_500);
});

it('believes the bytes when a recorder that streams has not written the length', () => {
  expect(wavDurationMs(wav(700, 0xffff_ffff))).toBe(700);
});

it.each(['', 'RIFF', 'not a wav, but as long as a header of one would have to be'])(
  'knows that "%s" is none',
  (text) => {
    expect(wavDurationMs(Buffer.from(text))).toBeUndefined();
  },
);
