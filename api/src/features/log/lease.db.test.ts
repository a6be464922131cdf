import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { interviewerDrafts } from '../../testing/event-drafts.ts';
import { createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { takeTestLease } from '../../testing/test-lease.ts';
import { createLog } from './log.service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('gives whoever takes over what the one before was just adding', async () => {
  const { db } = api.services;
  const sessionId = await createInterview(await api.guest());
  await beginInDatabase(api.services, sessionId);
  const draft = interviewerDrafts(sessionId, await takeTestLease(db, sessionId, 'before', new Date()));
  let commit = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  // Its epoch has been looked at, and its transaction is still open.
  const appending = createLog({ db, projections: [() => held], listeners: [] }).append(sessionId, [
    draft({ kind: 'phase_entered', data: { phase_id: 'prompt', reason: 'done' } }),
  ]);
  await untilLocked();
  const taking = api.services.desk.takeLease(sessionId, 'next', 1);
  await Promise.race([taking, untilSomebodyWaits()]);
  commit();
  const { epoch, events } = await taking;
  expect((await appending).refused).toEqual([]);
  expect(epoch).toBe(2);
  expect(events.map(({ kind }) => kind)).toEqual(['session_started', 'phase_entered']);
});

const untilLocked = () =>
  expect.poll(() => countSessions(sql`state = 'idle in transaction'`)).toBeGreaterThan(0);
const untilSomebodyWaits = () =>
  expect.poll(() => countSessions(sql`wait_event_type = 'Lock'`), { timeout: 5_000 }).toBeGreaterThan(0);

async function countSessions(which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from pg_stat_activity
    where datname = current_database() and ${which}`.execute(api.services.db);
  return rows[0]?.count ?? 0;
}
