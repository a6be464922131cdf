import { expect, test } from 'vitest';
import type { HeardWord } from '../log/event.ts';
import { fillersPer100Words, longPauses, talkShare, wordsPerMinute } from './measures.ts';

const word = (text: string, start_ms: number, end_ms: number): HeardWord => ({
  text,
  start_ms,
  end_ms,
  confidence: 0.9,
});

test('pace counts words over speech and short pauses, not over silent thought', () => {
  const words = [word('revenue', 0, 400), word('is', 500, 600), word('down', 5600, 6000)];
  // 400 + 100 pause + 100 + 400 = 1,000 ms for three words; the five seconds of silence do not count.
  expect(wordsPerMinute(words)).toBeCloseTo(180);
});

test('fillers are counted against the other words and left out of the pace', () => {
  const words = [word('um', 0, 200), word('costs', 300, 700), word('rose', 800, 1000)];
  expect(fillersPer100Words(words)).toBe(50);
  expect(wordsPerMinute([word('um', 0, 200)])).toBe(0);
});

test('a long pause lies inside one turn', () => {
  const turn = [word('so', 0, 100), word('the', 2100, 2200), word('price', 2300, 2600)];
  expect(longPauses([turn, [word('yes', 9000, 9200)]])).toEqual([{ startMs: 100, endMs: 2100 }]);
});

test('talk share is null where nobody spoke', () => {
  expect(talkShare([], [])).toBeNull();
  expect(talkShare([{ startMs: 0, endMs: 3000 }], [{ startMs: 4000, endMs: 5000 }])).toBe(0.75);
});
