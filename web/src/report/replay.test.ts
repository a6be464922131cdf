import { describe, expect, it } from 'vitest';
import { lineAt, locate, momentAfter, type Segment } from './replay.ts';

const segment = (startedMs: number, durationMs: number): Segment => ({
  segment_id: 'a3c65e3e-8a0e-4f0e-9c1f-0d5f4c6b7a10',
  started_ms: startedMs,
  duration_ms: durationMs,
  url: '',
  content_type: 'audio/ogg',
});
const two = [segment(0, 60_000), segment(64_000, 60_000)];

describe('replay', () => {
  it.each([
    [0, { index: 0, atS: 0 }],
    [59_500, { index: 0, atS: 59.5 }],
    [62_000, { index: 1, atS: 0 }],
    [70_000, { index: 1, atS: 6 }],
    [124_000, null],
  ])('finds the second of the recording for %i ms of the session', (ms, place) => {
    expect(locate(two, ms)).toEqual(place);
  });
  it('has nowhere to go without a recording', () => {
    expect(locate([], 0)).toBeNull();
  });
  it('goes on after a segment without going back into it, also where two were recorded at once', () => {
    const handedOver = [segment(0, 62_500), segment(60_000, 60_000)];
    const goesOnAt = momentAfter(handedOver, 0);
    expect(goesOnAt).toBe(62_500);
    expect(locate(handedOver, goesOnAt ?? 0)).toEqual({ index: 1, atS: 2.5 });
    expect(momentAfter(two, 0)).toBe(64_000);
    expect(momentAfter(two, 1)).toBeNull();
  });
  it('follows the transcript', () => {
    const lines = [
      { id: 'a', start_ms: 1_000 },
      { id: 'b', start_ms: 5_000 },
    ];
    expect([0, 1_000, 4_999, 9_000].map((ms) => lineAt(lines, ms))).toEqual([null, 'a', 'a', 'b']);
  });
});
