import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { type Browser, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { createInterviews } from './interview.service.ts';

let api: TestApi;
let browser: Browser;
let sessionId: string;
let held: string;
beforeAll(async () => {
  api = await startTestApi();
  browser = await api.guest();
});
beforeEach(async () => {
  sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  held = randomUUID();
  await give(held);
});
afterAll(() => api.close());

const give = (tab_id: string) =>
  api.services.db.updateTable('sessions').set({ tab_id }).where('id', '=', sessionId).execute();
const read = () => api.services.sessions.get(sessionId);

it('gives no way in to an older tab that renews its own, and changes nothing', async () => {
  const renew = { tab_id: randomUUID(), renews: true };
  const before = [await read(), await api.services.seats.occupancy()];
  const { body } = await browser.post(`/api/sessions/${sessionId}/start`).send(renew).expect(409);
  expect(body.error).toMatchObject({ code: 'superseded', message: expect.stringContaining('another tab') });
  expect([await read(), await api.services.seats.occupancy()]).toEqual(before);
});

it('renews for the tab that has the interview, and gives it to another one that does not renew', async () => {
  const caller = await callerOf();
  const started = await interviews().start(caller, sessionId, held, true);
  expect(started.view.status).toBe('live');
  const newer = randomUUID();
  await interviews().start(caller, sessionId, newer);
  expect((await read()).tab_id).toBe(newer);
});

it('lets the newer one of two tabs in that wait for a seat, and not the older one that asks again', async () => {
  const caller = await callerOf();
  const [older, newer] = [randomUUID(), randomUUID()];
  const full = interviews(undefined, async () => {
    throw new Error('every seat is taken');
  });
  for (const tab of [older, newer]) await expect(full.start(caller, sessionId, tab)).rejects.toThrow('taken');
  await expect(interviews().start(caller, sessionId, older, true)).rejects.toMatchObject({
    code: 'superseded',
  });
  await interviews().start(caller, sessionId, newer, true);
  expect((await read()).tab_id).toBe(newer);
});

it('gives no way in to one that a newer tab overtook while the media server was asked', async () => {
  const overtaken = interviews(() => give(randomUUID()));
  await expect(overtaken.start(await callerOf(), sessionId, held, true)).rejects.toMatchObject({
    code: 'superseded',
  });
});

it('takes no seat and calls nobody for a page of an interview that rests until its candidate goes on', async () => {
  const told: string[] = [];
  const reserveSeat = async () => void told.push('seat');
  const attend = async () => void told.push('interviewer');
  const caller = await callerOf();
  const pause = { command: 'pause', command_id: randomUUID() };
  await browser.post(`/api/sessions/${sessionId}/commands`).send(pause).expect(200);
  const started = await interviews(undefined, reserveSeat, attend).start(caller, sessionId, held, true);
  expect(started.view.status).toBe('paused');
  expect(told).toEqual([]);
});

async function callerOf() {
  const { account_id, workspace_id } = await read();
  return { accountId: account_id, workspaceId: workspace_id, name: null, isGuest: true };
}

/** The api's own, with a media server that has the room. */
const done = async (): Promise<void> => undefined;
function interviews(
  meanwhile: () => Promise<unknown> = done,
  reserveSeat: () => Promise<void> = done,
  attend: () => Promise<void> = done,
) {
  const { services } = api;
  const openRoom = async () => {
    await meanwhile();
    return { isNew: false };
  };
  return createInterviews({
    ...services,
    ...{ reserveSeat, attend, resumeAfterBreak: done, eraseFiles: done, announce: done },
    waitsForWord: services.absence.waitsForWord,
    rooms: { ...services.rooms, openRoom },
  });
}
