import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { insertTestSession } from '../../testing/test-session.ts';
import { takeTestLease } from '../../testing/test-lease.ts';
import { ownEvent } from '../watchdog/own-event.ts';
import { touchLease } from '../log/lease.repository.ts';
import { createLog, type Log } from '../log/log.service.ts';
import { createUpkeep, FORSAKEN_MS } from './upkeep.service.ts';

let database: TestDatabase;
let log: Log;
let sessionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  log = createLog({ db: database.db, projections: [], listeners: [] });
});
beforeEach(async () => {
  await database.db.updateTable('sessions').set({ status: 'ended' }).execute();
  sessionId = await insertTestSession(database.db);
  const longAgo = new Date(Date.now() - 2 * FORSAKEN_MS);
  await database.db
    .updateTable('sessions')
    .set({ started_at: longAgo })
    .where('id', '=', sessionId)
    .execute();
});
afterAll(() => database.drop());

/** Those that upkeep ends. */
async function ended(): Promise<string[]> {
  const ids: string[] = [];
  const end = async (id: string) => void ids.push(id);
  await createUpkeep({ db: database.db, interviews: { end }, now: () => new Date() }).endForsaken();
  return ids;
}

it('ends an interview to which interviewers come only to die, and nobody else', async () => {
  await takeTestLease(database.db, sessionId, 'one', new Date());
  await log.record(sessionId, null, (session) =>
    ownEvent({ kind: 'interviewer_lost', data: { job_id: 'one', reason: 'job_died' } }, session, new Date()),
  );
  await takeTestLease(database.db, sessionId, 'two', new Date());
  expect(await ended()).toEqual([sessionId]);
});

it('ends none whose interviewer is there, or whose candidate has done something of late', async () => {
  await takeTestLease(database.db, sessionId, 'one', new Date());
  const pulse = { state: 'live', muteWhy: null, isCandidateHere: true, at: new Date() };
  await touchLease(database.db, sessionId, 1, pulse);
  expect(await ended()).toEqual([]);
  await takeTestLease(database.db, sessionId, 'two', new Date());
  await log.record(sessionId, null, (session) =>
    ownEvent({ kind: 'scratchpad_saved', data: { text: 'costs' } }, session, new Date()),
  );
  expect(await ended()).toEqual([]);
});
