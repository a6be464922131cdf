import { afterAll, beforeAll, expect, it } from 'vitest';
import { spokenLine } from '../../testing/event-drafts.ts';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { startTestWorker } from '../../testing/test-worker.ts';

let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(async () => {
  await worker?.close();
  await api.close();
});

it('refuses a log with a gap, names what is missing, and makes no report of the rest', async () => {
  const { browser, sessionId, draft } = await startLiveInterview(api);
  const path = `/api/sessions/${sessionId}`;
  const events = ['Revenue and costs.', 'Rent first.', 'Then staff.'].map((text) => draft(spokenLine(text)));
  await api.agent().post(`/agent/sessions/${sessionId}/events`).send({ epoch: 1, events }).expect(200);
  await browser.post(`${path}/end`).expect(200);
  const { seq } = await api.services.db
    .deleteFrom('events')
    .where('event_id', '=', events[1]?.event_id ?? '')
    .returning('seq')
    .executeTakeFirstOrThrow();
  worker = await startTestWorker(api.services);
  const status = async () => (await browser.get(`${path}/evaluation`).expect(200)).body;
  await expect.poll(status, { timeout: 15_000, interval: 100 }).toMatchObject({
    state: 'failed',
    reason: expect.stringContaining(`Event ${seq} of the interview's log is missing`),
  });
  await browser.get(`${path}/report`).expect(404);
});
