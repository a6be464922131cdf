import { describe, expect, it } from 'vitest';
import {
  gapAt,
  gapSentence,
  gapsOf,
  gapToTell,
  lineAt,
  locate,
  momentAfter,
  type Segment,
} from './replay.ts';

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
  it('tells where nothing was recorded, and where what was is there no more', () => {
    const cut = { ...segment(0, 20_000), lost_ms: 40_000 };
    const gone = { ...segment(64_000, 0), lost_ms: 60_000 };
    expect(gapsOf([cut, gone, segment(120_000, 10_000)])).toEqual([
      { from_ms: 20_000, to_ms: 60_000, why: 'missing' },
      { from_ms: 60_000, to_ms: 64_000, why: 'not_recorded' },
      { from_ms: 64_000, to_ms: 120_000, why: 'missing' },
    ]);
  });
  it('has no gap before the first segment, in half a second, or while two recorded at once', () => {
    expect(gapsOf([])).toEqual([]);
    const pieces = [
      segment(3_000, 57_000),
      segment(60_500, 9_500),
      segment(65_000, 5_000),
      segment(70_400, 9_000),
    ];
    expect(gapsOf(pieces)).toEqual([]);
  });
  it('tells of a gap within it and for a moment afterwards', () => {
    const gaps = gapsOf(two);
    const seen = [59_999, 60_000, 63_999, 64_000, 69_999, 70_000];
    expect(seen.map((ms) => gapAt(gaps, ms) !== undefined)).toEqual([false, true, true, false, false, false]);
    expect(seen.map((ms) => gapToTell(gaps, ms) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(gaps.map(gapSentence)).toEqual(['Nothing was recorded from 1:00 to 1:04.']);
  });
  it('passes over a segment that is gone', () => {
    const gone = [segment(0, 20_000), segment(20_000, 0), segment(40_000, 5_000)];
    expect(locate(gone, momentAfter(gone, 0) ?? 0)).toEqual({ index: 2, atS: 0 });
  });
  it('follows the transcript', () => {
    const lines = [
      { id: 'a', start_ms: 1_000 },
      { id: 'b', start_ms: 5_000 },
    ];
    expect([0, 1_000, 4_999, 9_000].map((ms) => lineAt(lines, ms))).toEqual([null, 'a', 'a', 'b']);
  });
});
