import { describe, expect, it } from 'vitest';
import { createLiveness } from './liveness.ts';

/** A connection in virtual time: sound goes out and is checked in steps as the client does. */
function connection() {
  let now = 0;
  const liveness = createLiveness(() => now);
  const told: [number, 'ask' | 'deaf'][] = [];
  return {
    told,
    answered: liveness.answered,
    /** `sound`: what is sent meanwhile; a muted microphone sends none. */
    pass(ms: number, sound: 'loud' | 'quiet' | 'none') {
      for (const end = now + ms; now < end; ) {
        now += 250;
        if (sound !== 'none') liveness.sent(250, sound === 'loud');
        const state = liveness.check();
        if (state !== 'fine') told.push([now, state]);
      }
    },
  };
}

describe('a connection that takes everything', () => {
  it('is asked when speech brings no answer, and given up when it does not answer that either', () => {
    const one = connection();
    one.pass(3_500, 'loud');
    expect(one.told).toEqual([
      [2_000, 'ask'],
      [3_500, 'deaf'],
    ]);
  });

  it.each(['quiet', 'none'] as const)('is asked for words that wait, though %s sound follows', (sound) => {
    const one = connection();
    one.pass(500, 'loud');
    one.answered('pending');
    one.pass(250, 'loud');
    one.pass(3_250, sound);
    expect(one.told).toEqual([
      [2_500, 'ask'],
      [4_000, 'deaf'],
    ]);
  });

  it('still owes the words when it has only told that it is there', () => {
    const one = connection();
    one.answered('pending');
    one.pass(2_000, 'quiet');
    one.answered('none');
    one.pass(3_500, 'quiet');
    expect(one.told).toEqual([
      [2_000, 'ask'],
      [4_000, 'ask'],
      [5_500, 'deaf'],
    ]);
  });

  it('owes nothing when all its words are final, nor for a cough', () => {
    const one = connection();
    one.answered('pending');
    one.pass(1_000, 'loud');
    one.answered('final');
    one.pass(750, 'loud');
    one.pass(60_000, 'quiet');
    expect(one.told).toEqual([]);
  });

  it('is left alone while it says something each second, however long the sentence and the pauses in it', () => {
    const one = connection();
    for (let second = 0; second < 60; second += 1) {
      one.pass(1_000, second % 3 === 0 ? 'quiet' : 'loud');
      one.answered('pending');
    }
    one.pass(500, 'quiet');
    one.answered('final');
    one.pass(10_000, 'quiet');
    expect(one.told).toEqual([]);
  });

  it('goes on when it answers what it was asked', () => {
    const one = connection();
    one.answered('pending');
    one.pass(2_250, 'quiet');
    one.answered('final');
    one.pass(10_000, 'quiet');
    expect(one.told).toEqual([[2_000, 'ask']]);
  });
});
