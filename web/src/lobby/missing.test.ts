import { describe, expect, it } from 'vitest';
import { missingOf } from './missing.ts';

const open = { recording: null, providers: false, observers: false };
const stepsOf = (chosen: Parameters<typeof missingOf>[0]) => missingOf(chosen).map((each) => each.step);

describe('what is missing before an interview begins', () => {
  it('is nothing when typing', () => {
    expect(stepsOf({ door: 'type', consent: open, hears: false, scripted: true })).toEqual([]);
  });
  it('is the microphone and both consents when talking', () => {
    expect(stepsOf({ door: 'talk', consent: open, hears: false, scripted: false })).toEqual([
      'sound',
      'consent',
      'consent',
    ]);
  });
  it('is no provider in the offline demo, which sends nothing away', () => {
    expect(
      stepsOf({
        door: 'demo',
        consent: { recording: false, providers: false, observers: false },
        hears: true,
        scripted: true,
      }),
    ).toEqual([]);
  });
  it('takes a refusal to be recorded for an answer', () => {
    expect(
      stepsOf({
        door: 'talk',
        consent: { recording: false, providers: true, observers: false },
        hears: true,
        scripted: false,
      }),
    ).toEqual([]);
  });
});
