import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLiveInterview } from '../../testing/live-interview.ts';
import { allConsents, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const put = (sessionId: string, segmentId: string, offset: number, bytes: string) =>
  api
    .agent()
    .put(`/agent/sessions/${sessionId}/recordings/${segmentId}?offset=${offset}`)
    .set('Content-Type', 'audio/ogg')
    .send(Buffer.from(bytes));

it('keeps every byte once, whatever is sent again, and says where to go on', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  const segmentId = randomUUID();
  const stored = async (offset: number, bytes: string) =>
    (await put(sessionId, segmentId, offset, bytes).expect(200)).body.stored_bytes;
  expect(await stored(0, '01234')).toBe(5);
  expect(await stored(0, '01234')).toBe(5);
  expect(await stored(3, '3456')).toBe(7);
  expect(await stored(20, 'after a gap')).toBe(7);
  expect(await stored(7, '789')).toBe(10);

  const path = `/api/sessions/${sessionId}/recordings/${segmentId}`;
  const whole = await browser
    .get(path)
    .expect(200)
    .expect('Content-Type', 'audio/ogg')
    .expect('Accept-Ranges', 'bytes');
  expect(whole.body.toString()).toBe('0123456789');
  const part = await browser
    .get(path)
    .set('Range', 'bytes=2-4')
    .expect(206)
    .expect('Content-Range', 'bytes 2-4/10');
  expect(part.body.toString()).toBe('234');
  await browser.get(path).set('Range', 'bytes=10-').expect(416).expect('Content-Range', 'bytes */10');
  await (await api.guest()).get(path).expect(404);
});

it('stores nothing of a candidate who has not agreed', async () => {
  const { sessionId } = await startLiveInterview(api, { consents: { ...allConsents, recording: false } });
  const { body } = await put(sessionId, randomUUID(), 0, 'voice').expect(409);
  expect(body.error.code).toBe('no_recording_consent');
});

it('erases the files with the interview', async () => {
  const { browser, sessionId } = await startLiveInterview(api);
  await put(sessionId, randomUUID(), 0, 'voice').expect(200);
  const folder = join(api.config.DATA_DIR, 'recordings', sessionId);
  expect(existsSync(folder)).toBe(true);
  await browser.delete(`/api/sessions/${sessionId}`).expect(200);
  expect(existsSync(folder)).toBe(false);
});

it('leaves no file of bytes that arrive while the interview is erased', async () => {
  const { sessionId } = await startLiveInterview(api);
  const { db } = api.services;
  const { answer } = await db.transaction().execute(async (tx) => {
    await tx.deleteFrom('sessions').where('id', '=', sessionId).execute();
    const sent = put(sessionId, randomUUID(), 0, 'voice').then(({ status }) => status);
    await expect.poll(() => countWaiting(db), { timeout: 5_000 }).toBe(1);
    return { answer: sent };
  });
  expect(await answer).toBe(404);
  expect(existsSync(join(api.config.DATA_DIR, 'recordings', sessionId))).toBe(false);
});

async function countWaiting(db: TestApi['services']['db']): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(db);
  return rows[0]?.count ?? 0;
}
