import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { type Browser, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { notesAfterEndMs } from './command.service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = (browser: Browser, sessionId: string, command: string, more: object = {}) =>
  browser.post(`/api/sessions/${sessionId}/commands`).send({ command_id: randomUUID(), command, ...more });
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

it('puts a turn by key where the finger was, however long its command was on the way', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  const begunAt = new Date(Date.now() - 600_000);
  await api.services.db
    .updateTable('sessions')
    .set({ started_at: begunAt })
    .where('id', '=', sessionId)
    .execute();
  const times: number[] = [];
  for (const [command, age_ms] of [
    ['start_turn', 3_500],
    ['end_turn', 0],
    ['start_turn', 3_600_000],
    ['cancel_turn', undefined],
  ] as const) {
    const { body } = await send(browser, sessionId, command, { age_ms }).expect(200);
    const [event] = await api.services.log.listAfter(sessionId, body.seq - 1);
    times.push(Date.now() - begunAt.getTime() - (event?.occurred_ms ?? 0));
  }
  // What passes between the api's clock and this one, on a machine that is busy.
  const slackMs = 2_000;
  for (const [index, agoMs] of [3_500, 0, 60_000, 0].entries()) {
    expect(times[index]).toBeGreaterThanOrEqual(agoMs);
    expect(times[index]).toBeLessThan(agoMs + slackMs);
  }
  for (const age_ms of [-1, 0.5, 'long'])
    await send(browser, sessionId, 'start_turn', { age_ms }).expect(400);
});

it('notes that a line is being typed, nothing of it, and once in some seconds', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  const { db, log } = api.services;
  const signs = async () => (await log.listAfter(sessionId, 0)).filter(({ kind }) => kind === 'typing_noted');
  for (const more of [{ text: 'a draft' }, {}]) await send(browser, sessionId, 'typing', more).expect(200);
  expect(await signs()).toMatchObject([{ data: {}, producer_kind: 'page', audience: 'internal' }]);
  const begunAt = new Date(Date.now() - 60_000);
  await db.updateTable('sessions').set({ started_at: begunAt }).where('id', '=', sessionId).execute();
  await send(browser, sessionId, 'typing').expect(200);
  expect(await signs()).toHaveLength(2);
  expect(JSON.stringify(await signs())).not.toContain('draft');
  await send(browser, sessionId, 'pause').expect(200);
  const refused = await send(browser, sessionId, 'typing').expect(409);
  expect(refused.body.error.code).toBe('session_paused');
});

it('takes the notes of the last seconds after the end, as of the end, and none later', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  await browser.post(`/api/sessions/${sessionId}/end`).expect(200);
  const { db, log, sessions } = api.services;
  const endedAt = (ms: number) =>
    db
      .updateTable('sessions')
      .set({ ended_at: new Date(Date.now() - ms) })
      .where('id', '=', sessionId)
      .execute();
  const save = (text: string) => browser.put(`/api/sessions/${sessionId}/scratchpad`).send({ text });

  await endedAt(notesAfterEndMs - 5_000);
  await save('rent +50 %').expect(200);
  const last = (await log.listAfter(sessionId, 0)).at(-1);
  const { started_at, ended_at } = await sessions.get(sessionId);
  const endMs = Math.max(0, Number(ended_at) - Number(started_at));
  expect(last).toMatchObject({
    kind: 'scratchpad_saved',
    data: { text: 'rent +50 %' },
    occurred_ms: endMs,
  });

  await endedAt(notesAfterEndMs + 1_000);
  const late = await save('rent +60 %').expect(409);
  expect(late.body.error.code).toBe('session_over');
});
