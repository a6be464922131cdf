import type { Observation } from '@caseroom/core/wire/observer-routes';
import { expect, it } from 'vitest';
import { ApiFailure } from '../api/failure.ts';
import { createAnotherPlace } from './another-place.ts';

// Nothing is read of it.
const place = {} as Observation;
const fails = (status: number) => () =>
  Promise.reject(new ApiFailure({ code: 'x', status, message: 'A sentence of the server.' }));

it('is asked for each time that one was lost which had been followed', async () => {
  const places = createAnotherPlace(async () => place);
  expect(await places.ask()).toEqual({ place });
  places.followed();
  expect(await places.ask()).toEqual({ place });
});

it('is asked for once where the new one is lost at once', async () => {
  let asked = 0;
  const places = createAnotherPlace(async () => {
    asked += 1;
    return place;
  });
  await places.ask();
  expect(await places.ask()).toEqual({ refused: null });
  expect(asked).toBe(1);
});

it('is refused for good by a server that says why, or that knows of none', async () => {
  expect(await createAnotherPlace(fails(409)).ask()).toEqual({ refused: 'A sentence of the server.' });
  expect(await createAnotherPlace(fails(404)).ask()).toEqual({ refused: null });
});

it.each([0, 429, 502, 503])('is not refused by a failure that passes: %i', async (status) => {
  const places = createAnotherPlace(fails(status));
  expect(await places.ask()).toBe('unknown');
  expect(await places.ask()).toBe('unknown');
});
