import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { LogFeed } from './log-feed.ts';
import { announceSession } from './view.repository.ts';

let database: TestDatabase;
let feed: LogFeed;
beforeAll(async () => {
  database = await createTestDatabase();
  feed = new LogFeed({ url: database.url, logger: pino({ level: 'silent' }) });
  await feed.open();
});
afterAll(async () => {
  await feed.close();
  await database.drop();
});

it('wakes who waits for a session, and nobody else, until they stop', async () => {
  const [session, other] = [randomUUID(), randomUUID()];
  let woken = 0;
  let others = 0;
  const stop = feed.listen(session, () => void (woken += 1));
  feed.listen(other, () => void (others += 1));
  await announceSession(database.db, session);
  await expect.poll(() => woken).toBe(1);
  stop();
  await announceSession(database.db, session);
  await announceSession(database.db, other);
  await expect.poll(() => others).toBe(1);
  expect(woken).toBe(1);
});

it('listens again after its connection was lost, and wakes everybody for what it may have missed', async () => {
  let woken = 0;
  feed.listen(randomUUID(), () => void (woken += 1));
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query like 'listen%'`.execute(database.db);
  await expect.poll(() => woken, { timeout: 10_000 }).toBe(1);
  expect(feed.isListening).toBe(true);
});
