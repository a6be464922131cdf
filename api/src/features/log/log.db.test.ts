import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { interviewerDrafts, spokenLine } from '../../testing/event-drafts.ts';
import { insertTestSession } from '../../testing/test-session.ts';
import { eraseSession } from '../sessions/session.repository.ts';
import { takeTestLease } from '../../testing/test-lease.ts';
import { projectStatus } from '../sessions/status.projection.ts';
import { nextHeadHash } from './head-hash.ts';
import { createLog, type Log } from './log.service.ts';

let database: TestDatabase;
let log: Log;
let sessionId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  log = createLog({ db: database.db, projections: [projectStatus], listeners: [] });
});
beforeEach(async () => {
  sessionId = await insertTestSession(database.db);
});
afterAll(() => database.drop());

const take = (job: string) => takeTestLease(database.db, sessionId, job, new Date());
const texts = async () =>
  (await log.listAfter(sessionId, 0)).map((event) =>
    event.kind === 'utterance_heard' ? event.data.text : event.kind,
  );

it('numbers events without gaps while several producers append at once', async () => {
  const epoch = await take('job');
  const draft = interviewerDrafts(sessionId, epoch);
  const batches = Array.from({ length: 10 }, (_, index) => [
    draft(spokenLine(`${index} a`)),
    draft(spokenLine(`${index} b`)),
  ]);
  const page = Array.from({ length: 10 }, () =>
    log.record(sessionId, randomUUID(), () => ({
      body: { kind: 'repeat_asked', data: {} },
      producer: 'page',
      producerKind: 'page',
      eventId: randomUUID(),
      occurredMs: 5,
    })),
  );
  await Promise.all([...batches.map((events) => log.append(sessionId, events)), ...page]);
  const events = await log.listAfter(sessionId, 0);
  expect(events.map((event) => event.seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  const own = events.filter((event) => event.producer === 'page').map((event) => event.producer_seq);
  expect(own).toEqual(Array.from({ length: 10 }, (_, index) => index + 1));
});

it('stores each event once, however often it is sent', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  const events = [draft(spokenLine('one')), draft(spokenLine('two'))];
  const first = await log.append(sessionId, events);
  const second = await log.append(sessionId, [...events, draft(spokenLine('three'))]);
  expect(second.stored.slice(0, 2)).toEqual(first.stored);
  expect(second.head_seq).toBe(3);
  expect(await texts()).toEqual(['one', 'two', 'three']);
});

it('stores an event once when it is twice in one request, or its sender lost count of it', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  const event = draft(spokenLine('once'));
  const answer = await log.append(sessionId, [event, event, { ...event, producer_seq: 7 }]);
  expect(answer.head_seq).toBe(1);
  expect(answer.stored.map(({ seq }) => seq)).toEqual([1]);
});

it('takes what an earlier interviewer heard, and refuses what it decided', async () => {
  const before = interviewerDrafts(sessionId, await take('first'));
  const heard = before(spokenLine('late but said'));
  const decided = before({ kind: 'phase_entered', data: { phase_id: 'prompt', reason: 'done' } });
  const now = interviewerDrafts(sessionId, await take('second'));
  const answer = await log.append(sessionId, [heard, decided]);
  expect(answer.refused).toEqual([{ event_id: decided.event_id, code: 'stale_epoch' }]);
  await log.append(sessionId, [
    now({ kind: 'phase_entered', data: { phase_id: 'prompt', reason: 'start' } }),
  ]);
  expect(await texts()).toEqual(['late but said', 'phase_entered']);
});

it('gives the lease to one job at a time, each under a higher epoch', async () => {
  const epochs = await Promise.all(['a', 'b', 'c', 'd'].map(take));
  expect(epochs.sort()).toEqual([1, 2, 3, 4]);
});

it('refuses decisions after the end, and takes what was heard before it', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  await log.append(sessionId, [draft({ kind: 'session_ended', data: { reason: 'completed' } })]);
  const late = draft({ kind: 'hint_given', data: { hint_id: 'h', question_id: null, level: 'mild' } });
  const answer = await log.append(sessionId, [draft(spokenLine('goodbye')), late]);
  expect(answer.refused).toEqual([{ event_id: late.event_id, code: 'session_over' }]);
  expect(await texts()).toEqual(['session_ended', 'goodbye']);
});

it('keeps a hash of the head that can be worked out again from what is stored', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  await log.append(sessionId, [draft(spokenLine('one')), draft(spokenLine('two'))]);
  const events = await log.listAfter(sessionId, 0);
  const hash = events.reduce(
    (before, { seq, stored_at: _at, ...event }) => nextHeadHash(before, seq, event),
    '',
  );
  const row = await database.db
    .selectFrom('sessions')
    .select('head_hash')
    .where('id', '=', sessionId)
    .executeTakeFirstOrThrow();
  expect(row.head_hash).toBe(hash);
});

it('stores a text with a character that the database cannot hold, without it', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  await log.append(sessionId, [draft(spokenLine('a\u0000b'))]);
  expect(await texts()).toEqual(['ab']);
});

it('lets nobody change an event', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  await log.append(sessionId, [draft(spokenLine('as it was said'))]);
  await expect(
    database.db.updateTable('events').set({ occurred_ms: 1 }).where('session_id', '=', sessionId).execute(),
  ).rejects.toThrow('append-only');
});

it('tells an interview that was erased from one that it does not know', async () => {
  const draft = interviewerDrafts(sessionId, await take('job'));
  await database.db.transaction().execute((tx) => eraseSession(tx, sessionId));
  await expect(log.append(sessionId, [draft(spokenLine('too late'))])).rejects.toMatchObject({
    code: 'session_erased',
  });
  await expect(log.append(randomUUID(), [draft(spokenLine('whose?'))])).rejects.toMatchObject({
    code: 'not_found',
  });
});
