import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spokenLine, typedLine } from '../../testing/event-drafts.ts';
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

async function saidOnce(text: string, lineOf = spokenLine) {
  const live = await startLiveInterview(api);
  const line = live.draft(lineOf(text));
  const path = `/api/sessions/${live.sessionId}`;
  await api
    .agent()
    .post(`/agent/sessions/${live.sessionId}/events`)
    .send({ epoch: 1, events: [line] });
  const isDone = () =>
    expect
      .poll(async () => (await live.browser.get(`${path}/evaluation`)).body.state, {
        timeout: 15_000,
        interval: 100,
      })
      .toBe('done');
  const correct = (lineId: string, words: string) =>
    live.browser.post(`${path}/corrections`).send({ line_id: lineId, text: words });
  return { ...live, path, lineId: line.event_id, isDone, correct };
}

it('puts a line right, makes a new report, and keeps the old one with what was heard', async () => {
  const { browser, path, lineId, isDone, correct } = await saidOnce('It is twenty percent.');
  await correct(lineId, 'It is twenty-four percent.').expect(409);
  await browser.post(`${path}/end`).expect(200);
  await isDone();
  expect((await correct(lineId, ' It is twenty-four percent. ').expect(200)).body).toMatchObject({
    state: 'queued',
  });
  await isDone();
  const { body: now } = await browser.get(`${path}/report`).expect(200);
  expect(now.transcript).toMatchObject([
    { text: 'It is twenty-four percent.', corrected: true, heard: 'It is twenty percent.' },
  ]);
  const { body: list } = await browser.get(`${path}/reports`).expect(200);
  expect(list.reports.map(({ corrections }: { corrections: number }) => corrections)).toEqual([1, 0]);
  const first = list.reports[1].evaluation_id;
  const { body: before } = await browser.get(`${path}/report?evaluation_id=${first}`).expect(200);
  expect(before.transcript).toMatchObject([{ text: 'It is twenty percent.', corrected: false }]);
  // Said again in the same words it is no new version.
  await correct(lineId, 'It is twenty-four percent.').expect(200);
  expect((await browser.get(`${path}/reports`)).body.reports).toHaveLength(2);
});

it('leaves a typed line as it was written', async () => {
  const { browser, path, lineId, isDone, correct } = await saidOnce('It is 20 %.', typedLine);
  await browser.post(`${path}/end`).expect(200);
  await isDone();
  const refused = await correct(lineId, 'It is 24 %.').expect(409);
  expect(refused.body.error).toMatchObject({
    code: 'line_typed',
    message: expect.stringContaining('was typed'),
  });
  expect((await browser.get(`${path}/reports`)).body.reports).toHaveLength(1);
});

it('leaves lines alone that are not the candidate’s own, and other people’s interviews', async () => {
  const { browser, path, lineId, isDone, correct } = await saidOnce('Revenue.');
  await browser.post(`${path}/end`).expect(200);
  await isDone();
  await correct(randomUUID(), 'Costs.').expect(404);
  await correct(lineId, '   ').expect(400);
  const stranger = await api.guest();
  await stranger.post(`${path}/corrections`).send({ line_id: lineId, text: 'Costs.' }).expect(404);
  await stranger.get(`${path}/reports`).expect(404);
  await browser.get(`${path}/report?evaluation_id=${randomUUID()}`).expect(404);
});
