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

/** An interview that was scored once, and what a test does with it. */
async function scored() {
  const { browser, sessionId } = await startLiveInterview(api);
  const path = `/api/sessions/${sessionId}`;
  const status = async () => (await browser.get(`${path}/evaluation`).expect(200)).body;
  const isDone = () =>
    expect.poll(async () => (await status()).state, { timeout: 15_000, interval: 100 }).toBe('done');
  await browser.post(`${path}/end`).expect(200);
  await isDone();
  const { evaluation_id: old } = await status();
  const { body: report } = await browser.get(`${path}/report`).expect(200);
  /** As if the rubric had been another one when it was scored. */
  const age = (state: 'done' | 'failed') =>
    api.services.db
      .updateTable('evaluations')
      .set({ state, rubric_version: 'old', report: JSON.stringify({ ...report, rubric_version: 'old' }) })
      .where('id', '=', old)
      .execute();
  return { browser, path, status, isDone, old, age };
}

it('scores an old interview again by the newest rubric, beside its old score', async () => {
  const { browser, path, status, isDone, old, age } = await scored();
  expect((await status()).can_renew).toBe(false);
  await browser.post(`${path}/evaluation/again`).expect(409);
  await age('done');
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

it('runs what failed under an old rubric as a new evaluation, by the newest', async () => {
  const { browser, path, isDone, old, age } = await scored();
  await age('failed');
  const { body: again } = await browser.post(`${path}/evaluation/retry`).expect(200);
  expect(again.evaluation_id).not.toBe(old);
  await isDone();
  const { body: report } = await browser.get(`${path}/report`).expect(200);
  expect(report).toMatchObject({ evaluation_id: again.evaluation_id, rubric_version: rubricVersion });
});
