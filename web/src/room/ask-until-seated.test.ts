import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { askUntilSeated } from './ask-until-seated.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failure = (status: number, extra: object = {}) =>
  new ApiFailure({ code: 'x', message: 'A sentence.', status, ...extra });
const full = (place: number) =>
  failure(503, { retryAfterS: 3, queue: { place, waiting: 2, about_minutes: null } });

/** Answers in order, the last one for ever; `null` is a yes. */
function asking(...answers: (Error | null)[]) {
  const places: number[] = [];
  const stop = new AbortController();
  let asked = 0;
  const ask = async () => {
    const answer = answers[Math.min(asked++, answers.length - 1)];
    if (answer) throw answer;
  };
  const given = askUntilSeated(ask, ({ place }) => void places.push(place), stop.signal);
  return { places, stop, given, asked: () => asked };
}

it('asks at the pace that it is told until there is a seat, over a failure that passes', async () => {
  const { places, given, asked } = asking(full(2), failure(502), full(1), null);
  await vi.advanceTimersByTimeAsync(3_000 + 5_000 + 2_999);
  expect([places, asked()]).toEqual([[2, 2, 1], 3]);
  await vi.advanceTimersByTimeAsync(1);
  expect(await given).toBe(true);
});

it('stops when it is told to, and asks no more', async () => {
  const { given, stop, asked } = asking(full(1));
  await vi.advanceTimersByTimeAsync(7_000);
  stop.abort();
  expect(await given).toBe(false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked()).toBe(3);
});

it.each([failure(409), failure(502)])('gives up where there is no queue to wait in', async (error) => {
  const { given, places } = asking(error);
  expect([await given, places]).toEqual([false, []]);
});
