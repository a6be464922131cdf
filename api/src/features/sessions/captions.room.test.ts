import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { readsAlong } from './session.service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('keeps what was chosen, and leaves only a spoken mock interview to the ear', async () => {
  const browser = await api.guest();
  const id = await createInterview(browser, { setting: 'mock', captions: false });
  const session = await api.services.sessions.get(id);
  expect(session.captions).toBe(false);
  expect(readsAlong(session)).toBe(true);
  expect(readsAlong({ ...session, door: 'talk' })).toBe(false);
  expect(readsAlong({ ...session, door: 'talk', captions: true })).toBe(true);
  expect(readsAlong({ ...session, door: 'talk', setting: 'practice' })).toBe(true);
  const { body } = await browser.post(`/api/sessions/${id}/start`).send({ tab_id: randomUUID() }).expect(201);
  expect(body.view.captions ?? true).toBe(true);
});
