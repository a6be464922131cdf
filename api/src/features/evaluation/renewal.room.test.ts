import { evaluatorVersion } from '@caseroom/core/scoring/report';
import { rubricVersion } from '@caseroom/core/scoring/rubric';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { startTestWorker } from '../../testing/test-worker.ts';

let api: TestApi;
let worker: Awaited<ReturnType<typeof startTestWorker>>;
beforeAll(async () => {
  api = await startTestApi();
  worker = await startTestWorker(api.services);
});
afterAll(async () => {
  await worker.close();
  await api.close();
});

it('scores an old interview again by the newest rubric, beside its old score', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  const path = `/api/sessions/${sessionId}`;
  const status = async () => (await browser.get(`${path}/evaluation`).expect(200)).body;
  const isDone = () =>
    expect.poll(async () => (await status()).state, { timeout: 15_000, interval: 100 }).toBe('done');
  await browser.post(`${path}/end`).expect(200);
  await isDone();
  expect((await status()).can_renew).toBe(false);
  await browser.post(`${path}/evaluation/again`).expect(409);
  // As if the rubric had been another one when it was scored.
  const { evaluation_id: old } = await status();
  const { body: report } = await browser.get(`${path}/report`).expect(200);
  await api.services.db
    .updateTable('evaluations')
    .set({ rubric_version: 'old', report: JSON.stringify({ ...report, rubric_version: 'old' }) })
    .where('id', '=', old)
    .execute();
  expect((await status()).can_renew).toBe(true);
  await (await api.guest()).post(`${path}/evaluation/again`).expect(404);
  const { body: again } = await browser.post(`${path}/evaluation/again`).expect(200);
  expect(again.evaluation_id).not.toBe(old);
  await isDone();
  const { body } = await browser.get(`${path}/reports`).expect(200);
  expect(body.reports).toMatchObject([
    { rubric_version: rubricVersion, evaluator_version: evaluatorVersion },
    { rubric_version: 'old', evaluation_id: old },
  ]);
  const earlier = await browser.get(`${path}/report?evaluation_id=${old}`).expect(200);
  expect(earlier.body.rubric_version).toBe('old');
});
