import { pino } from 'pino';
import { afterEach, expect, it, vi } from 'vitest';
import { muteReasonOf } from './interviewer-loss.ts';
import { startWatchLoop, wellness } from './watch-loop.ts';

afterEach(() => void vi.useRealTimers());

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

it('goes on judging while its rounds wait for the media server, and begins anew when process or database stood still', async () => {
  vi.useFakeTimers();
  const judged: boolean[] = [];
  let databaseMs = 10;
  const loop = startWatchLoop({
    tick: async ({ judgeSilence }) => {
      judged.push(judgeSilence);
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      return { databaseMs };
    },
    logger: pino({ level: 'silent' }),
    now: Date.now,
  });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(judged).toEqual([false, false, true, true, true]);
  // No timer has run meanwhile.
  vi.setSystemTime(Date.now() + 5_000);
  await vi.advanceTimersByTimeAsync(2_400);
  expect(judged.at(-1)).toBe(false);
  await vi.advanceTimersByTimeAsync(4_800);
  expect(judged.at(-1)).toBe(true);
  databaseMs = 1_500;
  await vi.advanceTimersByTimeAsync(4_800);
  expect(judged.at(-1)).toBe(false);
  const closing = loop.close();
  await vi.advanceTimersByTimeAsync(2_000);
  await closing;
});

it('knows by what it says of itself whether an interviewer can be heard', () => {
  expect(muteReasonOf(undefined)).toBeNull();
  expect(muteReasonOf({ room: 'connected', due_ms: 4_000 })).toBeNull();
  expect(muteReasonOf({ room: 'reconnecting', due_ms: 0 })).toBe('room');
  expect(muteReasonOf({ room: 'connected', due_ms: 16_000 })).toBe('voice');
});
