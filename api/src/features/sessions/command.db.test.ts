import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { type Browser, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = (browser: Browser, sessionId: string, command: string) =>
  browser.post(`/api/sessions/${sessionId}/commands`).send({ command_id: randomUUID(), command });
const setSeats = (seats: number) => api.services.db.updateTable('interview_workers').set({ seats }).execute();

it('goes on after a pause only with a seat, and rests meanwhile', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  await send(browser, sessionId, 'pause').expect(200);
  await setSeats(0);
  const full = await send(browser, sessionId, 'resume').expect(503);
  expect(full.body.error).toMatchObject({ code: 'seats_taken', queue: { place: 1, waiting: 1 } });
  expect(full.headers['retry-after']).toBe('3');
  expect((await browser.get(`/api/sessions/${sessionId}`)).body.status).toBe('paused');
  await setSeats(1);
  await send(browser, sessionId, 'resume').expect(200);
  expect((await browser.get(`/api/sessions/${sessionId}`)).body.status).toBe('live');
  expect(await api.services.seats.occupancy()).toMatchObject({ taken: 1, waiting: 0 });
});
