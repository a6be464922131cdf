import { describe, expect, it } from 'vitest';
import { presenceOf } from './presence-word.ts';

const view = { status: 'live', interviewer: 'present', thinking: null } as const;
const granted = { granted_ms: 60_000, started_ms: 0, ends_ms: 60_000, unclear: false };

describe("the interviewer's state", () => {
  it.each(['listening', 'thinking', 'speaking'] as const)('is the one it gives itself: %s', (state) => {
    expect(presenceOf(view, state, false).shape).toBe(state);
  });
  it('is lost when the server says so, whatever the room still shows', () => {
    expect(presenceOf({ ...view, interviewer: 'lost' }, 'speaking', false).word).toMatch(/Lost/);
  });
  it('waits in granted thinking time', () => {
    expect(presenceOf({ ...view, thinking: granted }, 'listening', false).word).toBe('Waiting for you');
  });
  it('thinks after a typed line until it answers', () => {
    expect(presenceOf(view, undefined, true).shape).toBe('thinking');
  });
  it('is on the way until it has joined', () => {
    expect(presenceOf({ ...view, interviewer: 'awaited' }, undefined, false).shape).toBe('absent');
  });
  it('is on the way while nobody has been seen since the page came, whatever was said before', () => {
    for (const state of [view, { ...view, interviewer: 'awaited' }] as const)
      expect(presenceOf(state, undefined, true, true, 'awaited').word).toBe('On the way');
    expect(presenceOf({ ...view, interviewer: 'lost' }, undefined, false, true, 'awaited').word).toMatch(
      /Lost/,
    );
  });
  it('is lost when this page sees that it is gone', () => {
    expect(presenceOf(view, undefined, false, true, 'lost').word).toMatch(/Lost/);
  });
  it('says more when it lasts: that one is called, or that one thinks', () => {
    expect(presenceOf(view, undefined, false, true, 'awaited').whenLong).toMatch(/is being called/);
    expect(presenceOf(view, 'thinking', false).whenLong).toMatch(/Still with you/);
    expect(presenceOf(view, 'listening', false).whenLong).toBeUndefined();
  });
  it('is out of reach while the page is cut off', () => {
    expect(presenceOf(view, 'speaking', false, false)).toEqual({ word: 'Out of reach', shape: 'absent' });
  });
  it('rests while the interview is paused or over', () => {
    expect(presenceOf({ ...view, status: 'paused' }, 'speaking', false).word).toBe('Paused');
    expect(presenceOf({ ...view, status: 'ended' }, 'speaking', false).word).toBe('Over');
  });
});
