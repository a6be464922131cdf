import { expect, it } from 'vitest';
import { toSegments } from './segments.ts';

const base = { session_id: 's', content_type: 'audio/ogg', stored_bytes: 10, complete: true };

it('lets a segment that was cut off last until the next one, and the last one until the end', () => {
  const segments = toSegments(
    [
      { ...base, segment_id: 'a', started_ms: 100, duration_ms: null, complete: false },
      { ...base, segment_id: 'b', started_ms: 900, duration_ms: null, complete: false },
    ],
    2_000,
  );
  expect(segments.map(({ duration_ms }) => duration_ms)).toEqual([800, 1_100]);
});

it('leaves out bytes of which the log does not say when they were recorded', () => {
  expect(toSegments([{ ...base, segment_id: 'a', started_ms: null, duration_ms: null }], 2_000)).toEqual([]);
});
