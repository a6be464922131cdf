import { expect, it } from 'vitest';
import { type KeptRecording, toSegments } from './segments.ts';

const whole: KeptRecording = {
  ...{ session_id: 's', segment_id: 'a', content_type: 'audio/ogg', complete: true },
  ...{ stored_bytes: 10, started_ms: 100, duration_ms: 500, kept_bytes: 10, kept_ms: null },
  ...{ aac_outcome: null, aac_of_bytes: null },
};
const first = (change: Partial<KeptRecording>) => toSegments([{ ...whole, ...change }], 2_000)[0];

it('lets a segment whose end nobody reported last as long as its file, else until the next one or the end', () => {
  const cut = { ...whole, duration_ms: null, complete: false };
  const segments = toSegments(
    [
      { ...cut, kept_ms: 300 },
      { ...cut, started_ms: 500 },
      { ...cut, started_ms: 900 },
    ],
    2_000,
  );
  expect(segments.map(({ duration_ms }) => duration_ms)).toEqual([300, 400, 1_100]);
  expect(segments.map(({ lost_ms }) => lost_ms)).toEqual([undefined, undefined, undefined]);
});

it('leaves out bytes of which the log does not say when they were recorded', () => {
  expect(first({ started_ms: null })).toBeUndefined();
});

it.each([
  ['is gone', { kept_bytes: 0 }, { duration_ms: 0, lost_ms: 500 }],
  [
    'is cut, and tells how long it plays',
    { kept_bytes: 6, kept_ms: 260 },
    { duration_ms: 260, lost_ms: 240 },
  ],
  ['is cut, and tells nothing', { kept_bytes: 6 }, { duration_ms: 300, lost_ms: 200 }],
  ['is whole', {}, { duration_ms: 500 }],
])('says what can be played of a file that %s', (_what, change, length) => {
  expect(first(change)).toMatchObject(length);
});

it.each([
  ['making', { aac_outcome: null, aac_of_bytes: null }],
  ['ready', { aac_outcome: 'made', aac_of_bytes: 10 }],
  ['ready', { aac_outcome: 'made', aac_of_bytes: 4 }],
  ['none', { aac_outcome: 'failed', aac_of_bytes: 10 }],
  ['none', { aac_outcome: 'no_encoder', aac_of_bytes: 10 }],
  ['making', { aac_outcome: 'failed', aac_of_bytes: 4 }],
] as const)('says %s of the second form', (state, change) => {
  expect(first(change)?.aac?.state).toBe(state);
});
