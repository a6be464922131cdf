import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { insertTestSession } from '../../testing/test-session.ts';
import { createOpenPages, PAGE_GONE_MS } from './open-pages.ts';

let database: TestDatabase;
let sessionId: string;
let at: Date;
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  sessionId = await insertTestSession(database.db);
  at = new Date();
});
afterEach(() => vi.useRealTimers());
afterAll(() => database.drop());

const api = () => createOpenPages({ db: database.db, now: () => at });
const onError = (error: unknown): void => {
  throw error;
};

it('knows of a page on another api until its stream is closed, and of a second one after that', async () => {
  const stream = { send: () => undefined };
  const [one, other] = [api(), api()];
  expect(await other.isOpen(sessionId)).toBe(false);
  const close = one.attend({ sessionId, stream, onError });
  await vi.waitFor(async () => expect(await other.isOpen(sessionId)).toBe(true));
  const closeSecond = other.attend({ sessionId, stream, onError });
  await vi.waitFor(async () => expect(await rows()).toBe(2));
  close();
  await vi.waitFor(async () => expect(await rows()).toBe(1));
  expect(await one.isOpen(sessionId)).toBe(true);
  closeSecond();
  await vi.waitFor(async () => expect(await one.isOpen(sessionId)).toBe(false));
});

it('counts a page that does not answer, as that of a laptop that was closed, for gone', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const asked: string[] = [];
  const stream = { send: (_event: string, data: unknown) => void asked.push((data as Asked).stream_id) };
  const pages = api();
  const close = pages.attend({ sessionId, stream, onError });
  await vi.waitFor(async () => expect(await pages.isOpen(sessionId)).toBe(true), { interval: 20 });
  vi.advanceTimersByTime(10_000);
  const [streamId = ''] = asked;
  at = new Date(at.getTime() + 10_000);
  await pages.answer(sessionId, streamId);
  at = new Date(at.getTime() + PAGE_GONE_MS - 1);
  expect(await pages.isOpen(sessionId)).toBe(true);
  at = new Date(at.getTime() + 1);
  expect(await pages.isOpen(sessionId)).toBe(false);
  close();
});

type Asked = { stream_id: string };

async function rows(): Promise<number> {
  const found = await database.db
    .selectFrom('open_pages')
    .select('stream_id')
    .where('session_id', '=', sessionId)
    .execute();
  return found.length;
}
