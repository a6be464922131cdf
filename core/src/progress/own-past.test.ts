import { expect, test } from 'vitest';
import type { RecentInterview } from '../wire/progress.ts';
import { ownPast } from './own-past.ts';

const sat = (session_id: string, pace: number | null): RecentInterview => ({
  ...{ session_id, title: '', case_title: '', ended_at: '2026-11-20T10:00:00.000Z', minutes: 20 },
  ...{ overall: null, scripted: false, numbers: { right: 0, asked: 0 } },
  spoken: { words_per_minute: pace, fillers_per_100_words: null, long_pauses: 3 },
});
/** The newest first. */
const recent = [sat('d', 190), sat('c', 150), sat('b', null), sat('a', 130), sat('z', 100)];

test('one’s own past is the median of the interviews before, and of no later one', () => {
  expect(ownPast(recent, 'd', 'words_per_minute')).toEqual({ value: 130, interviews: 3 });
  expect(ownPast(recent, 'c', 'words_per_minute')).toEqual({ value: 115, interviews: 2 });
});

test('without one before there is no past', () => {
  expect(ownPast(recent, 'z', 'words_per_minute')).toBeUndefined();
  expect(ownPast(recent, 'd', 'fillers_per_100_words')).toBeUndefined();
  expect(ownPast(recent, 'unknown', 'long_pauses')).toBeUndefined();
  expect(ownPast([{ ...sat('b', 1), spoken: null }, sat('a', 2)], 'b', 'words_per_minute')?.value).toBe(2);
});
