import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ BUDGET_CENTS_A_DAY: '100', GUEST_MINUTES_A_DAY: '10', DEEPGRAM_API_KEY: 'key' });
});
afterAll(() => api.close());

const beat = async (sessionId: string, epoch: number, usage: object[] = []) =>
  (
    await api
      .agent()
      .post(`/agent/sessions/${sessionId}/heartbeat`)
      .send({ epoch, state: 'listening', usage })
      .expect(200)
  ).body;

it("ends a guest's minutes with a sentence, and not those of an account", async () => {
  const live = await startLiveInterview(api);
  expect(live.brief.paid_providers).toBe(true);
  await api.services.db
    .updateTable('sessions')
    .set({ started_at: new Date(Date.now() - 11 * 60_000) })
    .where('id', '=', live.sessionId)
    .execute();
  expect(await beat(live.sessionId, live.brief.epoch)).toMatchObject({
    holds_lease: true,
    paid_providers: false,
  });
  const { body } = await live.browser.get('/api/offer').expect(200);
  expect(body).toMatchObject({ talk: { available: false }, type: { available: true }, scripted: true });
  expect(body.notice).toContain('minutes for today are used up');
  const account = { name: 'Ada', email: `${live.sessionId}@example.org`, password: 'a long password' };
  await live.browser.post('/api/auth/sign-up/email').send(account).expect(200);
  expect((await live.browser.get('/api/offer').expect(200)).body.notice).toBeNull();
  expect(await beat(live.sessionId, live.brief.epoch)).toMatchObject({ paid_providers: true });
});

it('folds costs as they come, and goes on typed and without a model when the day is spent', async () => {
  const { sessionId, brief } = await startLiveInterview(api);
  const minute = { provider: 'deepgram', model: 'nova-3', unit: 'audio_ms', amount: 60_000 };
  await beat(sessionId, brief.epoch, [minute, minute]);
  await beat(sessionId, brief.epoch, [minute]);
  const [cost] = await api.services.db
    .selectFrom('costs')
    .select(['amount', 'microcents', 'currency'])
    .where('session_id', '=', sessionId)
    .execute();
  expect(cost).toEqual({ amount: 180_000, microcents: 3 * 770_000, currency: 'USD' });
  await beat(sessionId, brief.epoch, [{ ...minute, amount: 60_000 * 200 }]);
  await expect
    .poll(async () => (await beat(sessionId, brief.epoch)).paid_providers, { timeout: 10_000, interval: 500 })
    .toBe(false);
  const { body } = await api.browser().get('/api/offer').expect(200);
  expect(body.notice).toContain('budget of this server for today is spent');
  expect(body.talk).toEqual({ available: false, why: body.notice });
});

it('tells an interviewer that another one has taken over', async () => {
  const { sessionId, brief } = await startLiveInterview(api);
  await api.agent().post(`/agent/sessions/${sessionId}/lease`).send({ job_id: 'second' }).expect(201);
  expect(await beat(sessionId, brief.epoch)).toMatchObject({ holds_lease: false });
  expect(await beat(sessionId, brief.epoch + 1)).toMatchObject({ holds_lease: true });
});
