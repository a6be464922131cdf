import { describe, expect, it } from 'vitest';
import { aboutMinutes, admitted, type House, type LimitedProvider } from './admission.ts';

const house = (free: number, more: Partial<House> = {}): House => ({
  free,
  inUse: { deepgram: 0, openai: 0 },
  limits: {},
  ...more,
});
const queue = (...providers: LimitedProvider[][]) =>
  providers.map((needs, index) => ({ sessionId: String(index), providers: needs }));

describe('who of the queue may sit down', () => {
  it('is the first in the queue, and no more than there are seats', () => {
    expect([...admitted(queue([], [], []), house(2))]).toEqual(['0', '1']);
    expect([...admitted(queue([]), house(0))]).toEqual([]);
    expect([...admitted(queue([]), house(-3))]).toEqual([]);
  });

  it('is who has a slot of each provider that is needed', () => {
    const full = house(3, { inUse: { deepgram: 4, openai: 1 }, limits: { deepgram: 4, openai: 2 } });
    expect([...admitted(queue(['deepgram'], ['openai'], ['openai'], []), full)]).toEqual(['1', '3']);
  });

  it('counts the slots of those who sit down with it', () => {
    const one = house(3, { limits: { deepgram: 1 } });
    expect([...admitted(queue(['deepgram'], ['deepgram'], []), one)]).toEqual(['0', '2']);
  });
});

describe('how long it takes', () => {
  it('is the planned end of as many interviews as the place says', () => {
    expect(aboutMinutes(1, [600_000, 90_000, 1_200_000])).toBe(2);
    expect(aboutMinutes(2, [600_000, 90_000, 1_200_000])).toBe(10);
  });

  it('is a minute at least, and unknown where more wait than sit', () => {
    expect(aboutMinutes(1, [-50_000])).toBe(1);
    expect(aboutMinutes(2, [60_000])).toBeNull();
    expect(aboutMinutes(1, [])).toBeNull();
  });
});
