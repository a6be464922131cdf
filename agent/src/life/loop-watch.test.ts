import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHeartbeat } from './heartbeat.ts';
import { createLogger } from './logger.ts';
import { watchLoop } from './loop-watch.ts';
import { createUsageMeter } from './usage.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The loop looks again only after this: nothing ran meanwhile, as in a process that was stopped. */
const stand = (ms: number) => {
  const now = performance.now() + ms;
  vi.spyOn(performance, 'now').mockReturnValueOnce(now);
};

it('says how long the loop stood still, and wakes whoever must know after a long sleep', () => {
  const slept: number[] = [];
  const loop = watchLoop((ms) => slept.push(ms));
  vi.advanceTimersByTime(1_000);
  expect(loop.take()).toBe(0);
  stand(1_100);
  vi.advanceTimersByTime(200);
  expect(loop.take()).toBe(900);
  expect(slept).toEqual([]);
  vi.restoreAllMocks();
  vi.advanceTimersByTime(400);
  stand(70_200);
  vi.advanceTimersByTime(200);
  expect(slept).toEqual([70_000]);
  loop.close();
});

it('beats every second, one at a time, and keeps what was used when a heartbeat is lost', async () => {
  const usage = createUsageMeter();
  const beats: number[] = [];
  const waiting: ((error?: Error) => void)[] = [];
  const heartbeat = startHeartbeat({
    api: {
      heartbeat: (_session, body) =>
        new Promise((resolve, reject) => {
          beats.push(body.usage.reduce((sum, { amount }) => sum + amount, 0));
          waiting.push((error) =>
            error
              ? reject(error)
              : resolve({
                  holds_lease: true,
                  head_seq: 1,
                  now_ms: Date.now(),
                  paid_providers: true,
                  candidate_page: false,
                }),
          );
        }),
    },
    ...{ sessionId: 's', epoch: 1, state: () => 'live', usage, onAnswer: () => {} },
    sight: () => ({ room: 'connected', due_ms: 0, stalled_ms: 0, candidate: true }),
    clock: { now: () => 0, fromWall: (ms) => ms, offsetMs: () => 0, sync() {} },
    logger: createLogger('fatal', {}),
  });
  usage.add('p', 'm', 'characters', 5);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats).toEqual([5]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(beats).toEqual([5]);
  waiting[0]?.(new Error('lost'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(beats).toEqual([5, 5]);
  heartbeat.close();
});
