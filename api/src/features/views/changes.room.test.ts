import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spokenLine } from '../../testing/event-drafts.ts';
import { openEventSource } from '../../testing/event-source.ts';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { cookieOf, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

type Live = Awaited<ReturnType<typeof startLiveInterview>>;
const follow = async ({ browser, sessionId }: Live, tabId?: string) =>
  openEventSource(
    api.server,
    `/api/sessions/${sessionId}/changes${tabId ? `?tab_id=${tabId}` : ''}`,
    cookieOf(browser),
  );
const append = (sessionId: string, events: object[]) =>
  api.agent().post(`/agent/sessions/${sessionId}/events`).send({ epoch: 1, events }).expect(200);

it('sends the view, then what changes in it, with the seq as id', async () => {
  const live = await startLiveInterview(api);
  const stream = await follow(live);
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  const view = await stream.next();
  expect(view).toMatchObject({ event: 'view', id: '1', data: { seq: 1, status: 'live', lines: [] } });
  await append(live.sessionId, [live.draft(spokenLine('Revenue first.'))]);
  const change = await stream.next();
  expect(change).toMatchObject({
    event: 'change',
    id: '2',
    data: { seq: 2, lines: [{ text: 'Revenue first.' }] },
  });
  stream.close();
});

it('tells the interviewer, with its heartbeat, whether a page is open', async () => {
  const live = await startLiveInterview(api);
  const beat = async () => {
    const body = { epoch: 1, state: 'live', usage: [] };
    const answer = await api
      .agent()
      .post(`/agent/sessions/${live.sessionId}/heartbeat`)
      .send(body)
      .expect(200);
    return answer.body.candidate_page;
  };
  expect(await beat()).toBe(false);
  const stream = await follow(live);
  await expect.poll(beat).toBe(true);
  stream.close();
  await expect.poll(beat).toBe(false);
  const answer = `/api/sessions/${live.sessionId}/streams/${randomUUID()}`;
  await (await api.guest()).put(answer).expect(404);
  await live.browser.put(answer).expect(200);
  expect(await beat()).toBe(true);
});

it('says nothing of what the candidate may not see', async () => {
  const live = await startLiveInterview(api);
  const stream = await follow(live);
  await stream.next();
  const hint = {
    kind: 'hint_given' as const,
    data: { hint_id: 'secret', question_id: null, level: 'mild' as const },
  };
  await append(live.sessionId, [live.draft(hint)]);
  await append(live.sessionId, [live.draft(spokenLine('and then'))]);
  const change = await stream.next();
  expect(change).toMatchObject({ id: '3', data: { lines: [{ text: 'and then' }] } });
  const { body } = await live.browser.get(`/api/sessions/${live.sessionId}/view`).expect(200);
  expect(JSON.stringify(body)).not.toContain('secret');
  stream.close();
});

it('tells the older tab that a newer one has taken over', async () => {
  const live = await startLiveInterview(api);
  const older = await follow(live, live.tabId);
  await older.next();
  const newer = randomUUID();
  await live.browser.post(`/api/sessions/${live.sessionId}/start`).send({ tab_id: newer }).expect(201);
  expect((await older.next()).event).toBe('superseded');
  expect(await older.hasEnded()).toBe(true);
  const current = await follow(live, newer);
  expect((await current.next()).event).toBe('view');
  current.close();
});

it('ends when the interview is erased, and leaves nothing of it', async () => {
  const live = await startLiveInterview(api);
  const stream = await follow(live);
  await stream.next();
  await live.browser.delete(`/api/sessions/${live.sessionId}`).expect(200);
  expect((await stream.next()).event).toBe('gone');
  await live.browser.get(`/api/sessions/${live.sessionId}/view`).expect(404);
  await refuseTheLateWord(live);
  const left = await api.services.db
    .selectFrom('events')
    .select('seq')
    .where('session_id', '=', live.sessionId)
    .execute();
  expect(left).toEqual([]);
  const stone = await api.services.db
    .selectFrom('tombstones')
    .selectAll()
    .where('session_id', '=', live.sessionId)
    .execute();
  expect(stone).toHaveLength(1);
  expect(Object.keys(stone[0] ?? {}).sort()).toEqual(['created_at', 'erased_at', 'session_id']);
});

/** Its interviewer learns that it is gone for good, and keeps no word of it. */
const refuseTheLateWord = ({ sessionId, draft }: Live) =>
  api
    .agent()
    .post(`/agent/sessions/${sessionId}/events`)
    .send({ epoch: 1, events: [draft(spokenLine('too late'))] })
    .expect(410);
