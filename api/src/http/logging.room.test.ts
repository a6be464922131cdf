import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spokenLine } from '../testing/event-drafts.ts';
import { startLiveInterview } from '../testing/live-interview.ts';
import { agentToken, startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('logs no speech, name, address or token, whether requests succeed or fail', async () => {
  const browser = api.browser();
  const email = 'ada.secret@example.org';
  await browser
    .post('/api/auth/sign-up/email')
    .send({ name: 'Adalbert', email, password: 'hidden password' })
    .expect(200);
  await browser
    .post('/api/auth/sign-up/email')
    .send({ name: 'Adalbert', email, password: 'hidden password' });
  const { sessionId, draft } = await startLiveInterview(api, {}, browser);
  const path = `/agent/sessions/${sessionId}/events`;
  await api
    .agent()
    .post(path)
    .send({ epoch: 1, events: [draft(spokenLine('profits fell by walruses'))] })
    .expect(200);
  await api
    .agent()
    .post(path)
    .send({ epoch: 1, events: [{ text: 'broken walruses' }] })
    .expect(400);
  const say = { command: 'say', command_id: randomUUID(), text: 'typed walruses' };
  await browser.post(`/api/sessions/${sessionId}/commands`).send(say).expect(200);
  // A value that the database refuses is quoted by its driver.
  const nul = { ...say, command_id: randomUUID(), text: 'walruses \u0000' };
  await browser.post(`/api/sessions/${sessionId}/commands`).send(nul).expect(200);
  const started = await browser
    .post(`/api/sessions/${sessionId}/start`)
    .send({ tab_id: randomUUID() })
    .expect(201);

  const text = api.logged.join('\n');
  expect(text).toContain('"msg":"request"');
  const secrets = [
    'walruses',
    'Adalbert',
    email,
    'hidden password',
    agentToken,
    started.body.participant_token,
  ];
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
