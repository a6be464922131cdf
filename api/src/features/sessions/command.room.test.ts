import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LogEvent } from '@caseroom/core/log/event';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { type Browser, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const send = (browser: Browser, sessionId: string, command: object) =>
  browser.post(`/api/sessions/${sessionId}/commands`).send({ command_id: randomUUID(), ...command });

async function logOf(sessionId: string): Promise<LogEvent[]> {
  const { body } = await api.agent().get(`/agent/sessions/${sessionId}/events`).expect(200);
  return body.events;
}
const kindsOf = async (sessionId: string) => (await logOf(sessionId)).map((event) => event.kind);

it('turns what the page asks for into events, each once', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  const say = { command: 'say', command_id: randomUUID(), text: 'Revenue and costs.' };
  const first = await send(browser, sessionId, say).expect(200);
  const again = await send(browser, sessionId, say).expect(200);
  expect(again.body).toEqual(first.body);
  for (const command of ['audible', 'audible', 'repeat'])
    await send(browser, sessionId, { command }).expect(200);
  await send(browser, sessionId, { command: 'ask_time', asked_ms: 60_000 }).expect(200);
  const events = await logOf(sessionId);
  expect(events.map((event) => event.kind)).toEqual([
    'session_started',
    'utterance_heard',
    'page_audible',
    'repeat_asked',
    'thinking_asked',
  ]);
  expect(events[1]).toMatchObject({
    event_id: say.command_id,
    producer: 'page',
    producer_kind: 'page',
    data: { text: 'Revenue and costs.', words: [], modality: 'typed', role: 'turn' },
  });
  expect(events[4]).toMatchObject({ data: { asked_ms: 60_000, by: 'key' } });
});

it('ends granted thinking time by the key, and knows how long it was', async () => {
  const { browser, sessionId, draft } = await startLiveInterview(api);
  await send(browser, sessionId, { command: 'end_thinking' }).expect(200);
  const granted = draft({ kind: 'thinking_granted', data: { granted_ms: 60_000, ends_ms: 60_000 } }, 0);
  await api
    .agent()
    .post(`/agent/sessions/${sessionId}/events`)
    .send({ epoch: 1, events: [granted] })
    .expect(200);
  await send(browser, sessionId, { command: 'end_thinking' }).expect(200);
  await send(browser, sessionId, { command: 'end_thinking' }).expect(200);
  const ended = (await logOf(sessionId)).filter((event) => event.kind === 'thinking_ended');
  expect(ended).toHaveLength(1);
  expect(ended[0]).toMatchObject({ data: { by: 'key', used_ms: ended[0]?.occurred_ms } });
});

it('pauses, refuses to go on meanwhile, and resumes', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  await send(browser, sessionId, { command: 'resume' }).expect(409);
  await send(browser, sessionId, { command: 'pause' }).expect(200);
  const refused = await send(browser, sessionId, { command: 'say', text: 'hello' }).expect(409);
  expect(refused.body.error.code).toBe('session_paused');
  expect((await browser.get(`/api/sessions/${sessionId}`)).body.status).toBe('paused');
  await send(browser, sessionId, { command: 'resume' }).expect(200);
  expect(await kindsOf(sessionId)).toEqual(['session_started', 'session_paused', 'session_resumed']);
  expect((await browser.get(`/api/sessions/${sessionId}`)).body.status).toBe('live');
});

it('does not pause a mock interview', async () => {
  const { browser, sessionId } = await startLiveInterview(api, { setting: 'mock' });
  const { body } = await send(browser, sessionId, { command: 'pause' }).expect(409);
  expect(body.error.code).toBe('pause_not_offered');
});

it('takes a confirmed figure, and one that is put right in words', async () => {
  const { browser, sessionId, draft } = await startLiveInterview(api, { door: 'type' });
  const stated = draft({
    kind: 'number_stated',
    data: {
      question_id: 'q',
      utterance_id: null,
      value: 20,
      unit: 'USD',
      text: 'twenty dollars',
      is_answer: true,
      needs: 'confirmation',
    },
  });
  await api
    .agent()
    .post(`/agent/sessions/${sessionId}/events`)
    .send({ epoch: 1, events: [stated] })
    .expect(200);
  const confirm = { command: 'confirm_figure', stated_id: stated.event_id };
  await send(browser, sessionId, { ...confirm, right: true, correction: null }).expect(200);
  await send(browser, sessionId, { ...confirm, right: false, correction: 'twenty four' }).expect(200);
  const confirmed = (await logOf(sessionId)).filter((event) => event.kind === 'number_confirmed');
  expect(confirmed.map(({ data }) => data)).toEqual([
    { stated_id: stated.event_id, value: 20, unit: 'USD', right: true },
    { stated_id: stated.event_id, value: 24, unit: 'USD', right: false },
  ]);
  const unclear = await send(browser, sessionId, { ...confirm, right: false, correction: 'no idea' }).expect(
    400,
  );
  expect(unclear.body.error).toMatchObject({ code: 'figure_not_found', fields: [{ path: 'correction' }] });
  await send(browser, sessionId, {
    ...confirm,
    stated_id: randomUUID(),
    right: true,
    correction: null,
  }).expect(400);
});

it('keeps the scratchpad, and not the same text twice', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  const save = (text: string) =>
    browser.put(`/api/sessions/${sessionId}/scratchpad`).send({ text }).expect(200);
  await save('revenue');
  await save('revenue');
  await save('revenue, costs');
  expect(await kindsOf(sessionId)).toEqual(['session_started', 'scratchpad_saved', 'scratchpad_saved']);
  const { body } = await browser.get(`/api/sessions/${sessionId}/view`).expect(200);
  expect(body.scratchpad).toBe('revenue, costs');
});

it('refuses commands before the start and after the end with a sentence', async () => {
  const browser = await api.guest();
  const waiting = await createInterview(browser);
  const early = await send(browser, waiting, { command: 'say', text: 'hello' }).expect(409);
  expect(early.body.error.code).toBe('session_not_started');

  const { sessionId } = await startLiveInterview(api, {}, browser);
  const ended = await browser.post(`/api/sessions/${sessionId}/end`).expect(200);
  expect(ended.body).toMatchObject({ status: 'ended', evaluation: 'queued' });
  const late = await send(browser, sessionId, { command: 'say', text: 'one more thing' }).expect(409);
  expect(late.body.error).toMatchObject({
    code: 'session_over',
    message: expect.stringContaining('is over'),
  });
  await browser.post(`/api/sessions/${sessionId}/end`).expect(409);
  const restart = await browser
    .post(`/api/sessions/${sessionId}/start`)
    .send({ tab_id: randomUUID() })
    .expect(409);
  expect(restart.body.error.code).toBe('session_over');
});
