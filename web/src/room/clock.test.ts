import { describe, expect, it } from 'vitest';
import { clockText, clockWords, offsetOf, thinkingLeft } from './clock.ts';

describe('the clock of the session', () => {
  it('is taken in the middle of the round trip', () => {
    expect(offsetOf(60_000, 1_000, 1_200) + 2_100).toBe(61_000);
  });
  it.each([
    [0, '0:00', '0 seconds'],
    [-5, '0:00', '0 seconds'],
    [65_900, '1:05', '1 minute 5 seconds'],
    [120_000, '2:00', '2 minutes'],
    [3_723_000, '1:02:03', '62 minutes 3 seconds'],
  ])('is read and spoken: %i ms', (ms, text, words) => {
    expect(clockText(ms)).toBe(text);
    expect(clockWords(ms)).toBe(words);
  });
  it('cues ten seconds before granted time ends, and says when it is over', () => {
    expect(thinkingLeft(60_000, 49_000)).toEqual({ leftMs: 11_000, cue: 'none' });
    expect(thinkingLeft(60_000, 50_000).cue).toBe('soon');
    expect(thinkingLeft(60_000, 61_000)).toEqual({ leftMs: 0, cue: 'over' });
  });
});
