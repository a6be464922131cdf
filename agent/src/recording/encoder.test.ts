import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findEncoder, recordedRate, startEncoder } from './encoder.ts';
import { oggDurationMs } from '@caseroom/core/recording/ogg';

const tone = (ms: number): Int16Array => {
  const samples = new Int16Array(((recordedRate * ms) / 1000) * 2);
  return samples.map((_, at) => Math.round(8_000 * Math.sin(at / 17)));
};

it('writes a file that tells its length, whole or cut short', async () => {
  const program = findEncoder();
  if (!program) throw new Error('there is no encoder for this system');
  const file = join(mkdtempSync(join(tmpdir(), 'encoder-')), 'segment.ogg');
  const encoder = startEncoder(program, file);
  for (let n = 0; n < 16; n++) encoder.write(tone(250));
  expect(await encoder.finish()).toBe(true);
  const whole = readFileSync(file);
  expect(Math.abs(oggDurationMs(whole) - 4_000)).toBeLessThan(30);
  const cut = oggDurationMs(whole.subarray(0, Math.floor(whole.length * 0.6)));
  expect(cut).toBeGreaterThan(1_500);
  expect(cut).toBeLessThan(3_000);
  expect(oggDurationMs(Buffer.alloc(0))).toBe(0);
});

it('says that an encoder which cannot run is broken', async () => {
  const encoder = startEncoder('/nowhere/ffmpeg', '/nowhere/segment.ogg');
  encoder.write(tone(100));
  expect(await encoder.finish()).toBe(false);
});
