import { expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { askAgainAfter, placeAfter } from './place.ts';

const second = { place: 2, waiting: 3, about_minutes: null };
const next = { place: 1, waiting: 2, about_minutes: null };
const failure = (status: number, extra: object = {}) =>
  new ApiFailure({ code: 'x', message: 'A sentence.', status, ...extra });
const full = failure(503, { retryAfterS: 3, queue: next });

it.each([0, 429, 500, 502, 503])('asks again after a failure that passes: %i', (status) => {
  expect(askAgainAfter(failure(status))).toBe(5_000);
});

it('asks again when the server says so, and never after a refusal', () => {
  expect(askAgainAfter(full)).toBe(3_000);
  for (const error of [null, new Error('ours'), failure(404), failure(409)])
    expect(askAgainAfter(error)).toBe(false);
});

it('keeps the place in the queue over a failure that passes, until there is another one or a refusal', () => {
  for (const status of [0, 429, 502]) expect(placeAfter(second, failure(status))).toBe(second);
  expect(placeAfter(second, full)).toBe(next);
  expect(placeAfter(null, failure(502))).toBeNull();
  for (const error of [new Error('ours'), failure(404), failure(409)])
    expect(placeAfter(second, error)).toBeNull();
});
