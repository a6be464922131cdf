import { afterAll, beforeAll, expect, it } from 'vitest';
import { createUpkeep } from '../features/sessions/upkeep.service.ts';
import { spokenLine } from '../testing/event-drafts.ts';
import { startLiveInterview } from '../testing/live-interview.ts';
import { openEventSource } from '../testing/event-source.ts';
import { cookieOf, startTestApi, type TestApi } from '../testing/test-api.ts';
import { startTestWorker } from '../testing/test-worker.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Live = Awaited<ReturnType<typeof startLiveInterview>>;
const evaluationOf = async ({ browser, sessionId }: Live) =>
  (await browser.get(`/api/sessions/${sessionId}/evaluation`).expect(200)).body;
const append = async (live: Live, events: object[]) =>
  (await api.agent().post(`/agent/sessions/${live.sessionId}/events`).send({ epoch: 1, events }).expect(200))
    .body;
const untilDone = (live: Live) =>
  expect.poll(async () => (await evaluationOf(live)).state, { timeout: 15_000, interval: 200 }).toBe('done');
const countOf = async ({ sessionId }: Live) =>
  (await api.services.db.selectFrom('evaluations').select('id').where('session_id', '=', sessionId).execute())
    .length;

it('evaluates an interview that the interviewer ends, up to the last words that arrive after the end', async () => {
  const live = await startLiveInterview(api);
  await append(live, [live.draft(spokenLine('Revenue and costs.'))]);
  await append(live, [live.draft({ kind: 'session_ended', data: { reason: 'completed' } })]);
  expect(await evaluationOf(live)).toMatchObject({ state: 'queued', can_retry: false });
  await live.browser.get(`/api/sessions/${live.sessionId}/report`).expect(404);
  const last = await append(live, [live.draft(spokenLine('Thank you.', 4_000))]);
  const worker = await startTestWorker(api.services);
  await untilDone(live);
  const { body } = await live.browser.get(`/api/sessions/${live.sessionId}/report`).expect(200);
  expect(body).toMatchObject({ session_id: live.sessionId, scripted: true, head_seq: last.head_seq });
  expect(await countOf(live)).toBe(1);
  await worker.close();
});

it('tells how far it is as it goes on, and ends the stream with the report', async () => {
  const live = await startLiveInterview(api);
  await live.browser.post(`/api/sessions/${live.sessionId}/end`).expect(200);
  const changes = await openEventSource(
    api.server,
    `/api/sessions/${live.sessionId}/evaluation/changes`,
    cookieOf(live.browser),
  );
  expect((await changes.next()).data).toMatchObject({ state: 'queued', per_cent: 0 });
  const worker = await startTestWorker(api.services);
  const seen: unknown[] = [];
  while (seen.at(-1) !== 'done') seen.push((await changes.next()).data.state);
  expect(seen[0]).toBe('running');
  expect(await changes.hasEnded()).toBe(true);
  await worker.close();
});

it('finishes what a crash has left, once', async () => {
  const live = await startLiveInterview(api);
  await live.browser.post(`/api/sessions/${live.sessionId}/end`).expect(200);
  // As after a crash in the middle: the job is gone, the row says that it runs, and nobody has touched it for long.
  const { evaluation_id } = await evaluationOf(live);
  await api.services.evaluations.begin(evaluation_id);
  await api.services.db
    .updateTable('evaluations')
    .set({ updated_at: new Date(Date.now() - 60_000) })
    .where('id', '=', evaluation_id)
    .execute();
  const worker = await startTestWorker(api.services);
  expect(await api.services.evaluations.requeueStranded()).toBe(1);
  await untilDone(live);
  expect(await countOf(live)).toBe(1);
  await worker.close();
});

it('shows a failed evaluation with its reason, and runs it again when asked', async () => {
  const live = await startLiveInterview(api);
  await live.browser.post(`/api/sessions/${live.sessionId}/end`).expect(200);
  const { evaluation_id } = await evaluationOf(live);
  await live.browser.post(`/api/sessions/${live.sessionId}/evaluation/retry`).expect(409);
  await api.services.evaluations.fail(evaluation_id, 'The judge was away.');
  expect(await evaluationOf(live)).toMatchObject({
    state: 'failed',
    reason: 'The judge was away.',
    can_retry: true,
  });
  await live.browser.post(`/api/sessions/${live.sessionId}/evaluation/retry`).expect(200);
  const worker = await startTestWorker(api.services);
  await untilDone(live);
  await worker.close();
});

it('ends an interview that both sides have left, and evaluates it', async () => {
  const live = await startLiveInterview(api);
  const long = new Date(Date.now() - 20 * 60_000);
  const { db } = api.services;
  await db.updateTable('sessions').set({ started_at: long }).where('id', '=', live.sessionId).execute();
  await db
    .updateTable('leases')
    .set({ heartbeat_at: long })
    .where('session_id', '=', live.sessionId)
    .execute();
  // Somebody has only just spoken.
  await api.services.upkeep.endForsaken();
  expect((await live.browser.get(`/api/sessions/${live.sessionId}`)).body.status).toBe('live');
  const now = () => new Date(Date.now() + 16 * 60_000);
  await createUpkeep({ db, interviews: api.services.interviews, now }).endForsaken();
  const { body } = await live.browser.get(`/api/sessions/${live.sessionId}`).expect(200);
  expect(body).toMatchObject({ status: 'ended', evaluation: 'queued' });
  const { body: log } = await api.agent().get(`/agent/sessions/${live.sessionId}/events`).expect(200);
  expect(log.events.at(-1)).toMatchObject({ kind: 'session_ended', data: { reason: 'abandoned' } });
});
