import { describe, expect, it } from 'vitest';
import { cut, durationMs, findSpeech, loudness, raiseLevel, silence, wavFile } from './pcm.ts';

const rateHz = 16_000;

function tone(ms: number, amplitude: number): Buffer {
  const samples = Int16Array.from({ length: (ms * rateHz) / 1000 }, (_, index) =>
    Math.round(amplitude * Math.sin(index / 5)),
  );
  return Buffer.from(samples.buffer);
}

describe('finding speech', () => {
  it('gives the first and last moment that is loud', () => {
    const pcm = Buffer.concat([silence(200, rateHz), tone(500, 5_000), silence(300, rateHz)]);
    expect(findSpeech({ pcm, rateHz })).toEqual({ startMs: 200, endMs: 700 });
  });

  it('hears nothing in silence or hiss', () => {
    expect(findSpeech({ pcm: silence(500, rateHz), rateHz })).toBeUndefined();
    expect(findSpeech({ pcm: tone(500, 60), rateHz })).toBeUndefined();
    expect(findSpeech({ pcm: Buffer.alloc(0), rateHz })).toBeUndefined();
  });
});

it('cuts a part with what fits of the padding', () => {
  const pcm = tone(1_000, 5_000);
  const part = cut({ pcm, rateHz }, { startMs: 100, endMs: 900 }, 250);
  expect(part.offsetMs).toBe(0);
  expect(durationMs(part)).toBe(1_000);
  expect(cut({ pcm, rateHz }, { startMs: 400, endMs: 500 }, 50)).toMatchObject({ offsetMs: 350 });
});

it('raises quiet speech, and neither loud speech nor hiss', () => {
  const quiet = tone(100, 1_000);
  expect(loudness(raiseLevel(quiet)) / loudness(quiet)).toBeGreaterThan(20);
  for (const same of [tone(100, 20_000), tone(100, 100)]) expect(raiseLevel(same)).toBe(same);
});

it('writes a WAV file that tells its length', () => {
  const file = wavFile({ pcm: tone(100, 1_000), rateHz });
  expect(file.toString('latin1', 0, 4) + file.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(file.readUInt32LE(24)).toBe(rateHz);
  expect(file.readUInt32LE(40)).toBe(file.length - 44);
});
