import { describe, expect, it } from 'vitest';
import { encodeWav, joined, resample, rmsOf } from './wav.ts';

describe('a test recording', () => {
  it('is a mono 16-bit WAV whose header fits its samples', async () => {
    const view = new DataView(await encodeWav(new Float32Array([0, 1, -1, 2]), 16_000).arrayBuffer());
    expect(view.byteLength).toBe(44 + 8);
    expect(view.getUint32(24, true)).toBe(16_000);
    expect(view.getUint32(40, true)).toBe(8);
    expect([0, 1, 2, 3].map((index) => view.getInt16(44 + index * 2, true))).toEqual([
      0, 32_767, -32_767, 32_767,
    ]);
  });

  it('comes down to the rate of recognisers without changing its length in time', () => {
    const second = Float32Array.from({ length: 48_000 }, (_, index) =>
      Math.sin((index / 48_000) * 440 * 2 * Math.PI),
    );
    const down = resample(second, 48_000, 16_000);
    expect(down.length).toBe(16_000);
    expect(rmsOf(down)).toBeCloseTo(Math.SQRT1_2, 1);
  });

  it('folds nothing back from above its new range', () => {
    const shrill = Float32Array.from({ length: 48_000 }, (_, index) => (index % 2 === 0 ? 1 : -1));
    expect(rmsOf(resample(shrill, 48_000, 16_000))).toBeLessThan(0.5);
  });

  it('goes up in rate too', () => {
    expect(resample(new Float32Array([0.5, 0.5]), 8_000, 16_000)).toEqual(
      new Float32Array([0.5, 0.5, 0.5, 0.5]),
    );
  });

  it('is put together from its blocks in order', () => {
    expect(joined([new Float32Array([1, 2]), new Float32Array([]), new Float32Array([3])])).toEqual(
      new Float32Array([1, 2, 3]),
    );
  });
});
