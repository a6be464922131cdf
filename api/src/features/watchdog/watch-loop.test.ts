import { expect, it } from 'vitest';
import { muteReasonOf } from './interviewer-loss.ts';
import { wellness } from './watch-loop.ts';

const lookFor = (isWell: ReturnType<typeof wellness>, fromMs: number, toMs: number): boolean => {
  let well = false;
  for (let at = fromMs; at <= toMs; at += 400) well = isWell(at);
  return well;
};

it('judges nobody right after a start, and everybody a little later', () => {
  const isWell = wellness();
  expect(lookFor(isWell, 0, 3_600)).toBe(false);
  expect(isWell(4_000)).toBe(true);
});

it('begins anew after a standstill of its own, and after an outage of the database', () => {
  const isWell = wellness();
  expect(lookFor(isWell, 0, 8_000)).toBe(true);
  expect(isWell(10_000)).toBe(false);
  expect(lookFor(isWell, 10_400, 16_000)).toBe(true);
  isWell.broken();
  expect(isWell(16_400)).toBe(false);
});

it('knows by what it says of itself whether an interviewer can be heard', () => {
  expect(muteReasonOf(undefined)).toBeNull();
  expect(muteReasonOf({ room: 'connected', due_ms: 4_000 })).toBeNull();
  expect(muteReasonOf({ room: 'reconnecting', due_ms: 0 })).toBe('room');
  expect(muteReasonOf({ room: 'connected', due_ms: 16_000 })).toBe('voice');
});
