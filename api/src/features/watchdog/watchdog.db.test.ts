import type { EventBody, EventKind, LogEvent } from '@caseroom/core/log/event';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { insertTestSession } from '../../testing/test-session.ts';
import { takeTestLease } from '../../testing/test-lease.ts';
import { takeLeaseAfter, touchLease } from '../log/lease.repository.ts';
import { createLog, type Log } from '../log/log.service.ts';
import { createOpenPages, PAGE_GONE_MS } from '../views/open-pages.ts';
import { AWAY_MS, createAbsence, IDLE_MS } from './absence.service.ts';
import { ownEvent } from './own-event.ts';
import { createSearch } from './search.service.ts';
import { createWatchMetrics } from './watch-metrics.ts';
import { createWatchdog } from './watchdog.service.ts';
import { projectStatus } from '../sessions/status.projection.ts';

let database: TestDatabase;
let log: Log;
let sessionId: string;
let at: Date;
let media: ReturnType<typeof mediaServer>;
beforeAll(async () => {
  database = await createTestDatabase();
  log = createLog({ db: database.db, projections: [projectStatus], listeners: [] });
});
beforeEach(async () => {
  await database.db.updateTable('sessions').set({ status: 'ended' }).execute();
  sessionId = await insertTestSession(database.db);
  at = new Date();
  media = mediaServer();
});
afterAll(() => database.drop());

/** The media server at our port to it: who was called, and who was put out. */
function mediaServer() {
  const called: number[] = [];
  const removed: string[] = [];
  return {
    called,
    removed,
    taken: false,
    inRoom: new Set<string>(),
    openRoom: async () => ({ isNew: false }),
    callInterviewer: async (_session: string, after: number) => `dispatch-${called.push(after)}`,
    isTaken: async () => media.taken,
    removeInterviewer: async (_session: string, job: string) => void removed.push(job),
    hasInterviewer: async (_session: string, job: string) => media.inRoom.has(job),
    hintEpoch: async () => undefined,
  };
}

function api(now: () => Date = () => at) {
  const metrics = createWatchMetrics(new Registry());
  const deps = { db: database.db, log, rooms: media, metrics, logger: pino({ level: 'silent' }), now };
  const search = createSearch(deps);
  return { watchdog: createWatchdog({ ...deps, search }), search, absence: createAbsence(deps), metrics };
}

const later = (ms: number): void => {
  at = new Date(at.getTime() + ms);
};
const look = (judgeSilence = true) => api().watchdog.tick({ judgeSilence });
const events = async (...kinds: EventKind[]): Promise<LogEvent[]> =>
  (await log.listAfter(sessionId, 0)).filter(({ kind }) => kinds.includes(kind));
const beat = (epoch: number, change: { muteWhy?: string; isCandidateHere?: boolean } = {}) =>
  touchLease(database.db, sessionId, epoch, {
    ...{ state: 'live', muteWhy: null, isCandidateHere: true, at, ...change },
  });
/** A job that has taken the lease and has been beating every second for a while. */
async function take(job: string): Promise<void> {
  const epoch = await takeTestLease(database.db, sessionId, job, at);
  for (let second = 0; second < 10; second++) {
    later(1_000);
    await beat(epoch);
  }
}

it('misses a heartbeat after three seconds and a half, once, however many look', async () => {
  await take('one');
  later(3_000);
  await look();
  expect(media.called).toEqual([]);
  later(1_000);
  await Promise.all([look(), look(), look()]);
  expect(await events('interviewer_lost')).toMatchObject([
    { producer_kind: 'api', data: { job_id: 'one', reason: 'no_heartbeat' } },
  ]);
  expect(media.removed).toEqual(['one']);
  expect(media.called).toEqual([1]);
});

it('calls another one for a job that died before anything was heard of it, and for nobody who was not wanted', async () => {
  const { watchdog, search } = api();
  const died = (job_id: string) => watchdog.gone(sessionId, { job_id, reason: 'job_died' });
  await search.open(sessionId, 0, 'start');
  later(500);
  expect(await died('one')).toBe(true);
  expect(media.called).toEqual([0, 0]);
  await takeTestLease(database.db, sessionId, 'two', at);
  later(500);
  // Of two that were called one came second, and went.
  expect(await died('three')).toBe(false);
  expect(media.called).toEqual([0, 0]);
  expect(await died('two')).toBe(true);
  expect(media.called).toEqual([0, 0, 1]);
  expect(await events('interviewer_lost')).toMatchObject([{ data: { job_id: 'two', reason: 'job_died' } }]);
});

it('puts one out again that was lost and finds its way back into the room, and nobody else', async () => {
  await take('one');
  later(4_000);
  await look();
  await takeLeaseAfter(database.db, sessionId, 'two', at, 1);
  media.removed.length = 0;
  const { watchdog } = api();
  for (const job of ['two', 'three', 'one']) await watchdog.keepOut(sessionId, job);
  expect(media.removed).toEqual(['one']);
});

it('is patient with one that has only come, and with one whose machine is busy', async () => {
  await takeTestLease(database.db, sessionId, 'one', at);
  later(5_000);
  await look();
  expect(media.called).toEqual([]);
  for (let round = 0; round < 4; round++) {
    await beat(1);
    later(3_000);
  }
  later(3_000);
  await look();
  expect(media.called).toEqual([]);
  later(6_000);
  await look();
  expect(media.called).toEqual([1]);
});

it('holds silence against nobody while it could not hear', async () => {
  await take('one');
  later(60_000);
  await look(false);
  expect(await events('interviewer_lost')).toEqual([]);
});

it('replaces one that beats and says that nobody hears it', async () => {
  await take('one');
  await beat(1, { muteWhy: 'room' });
  later(1_500);
  await beat(1, { muteWhy: 'room' });
  await look();
  expect(media.called).toEqual([]);
  later(1_500);
  await beat(1, { muteWhy: 'room' });
  await look();
  expect(await events('interviewer_lost')).toMatchObject([{ data: { reason: 'mute_room' } }]);
});

it('takes the word of a worker at once, of the epoch that holds the lease only', async () => {
  await take('one');
  await take('two');
  const { watchdog } = api();
  expect(await watchdog.gone(sessionId, { epoch: 1, job_id: 'one', reason: 'job_died' })).toBe(false);
  expect(await watchdog.gone(sessionId, { epoch: 2, job_id: 'two', reason: 'job_died' })).toBe(true);
  expect(await watchdog.gone(sessionId, { epoch: 2, job_id: 'two', reason: 'job_died' })).toBe(false);
  expect(await events('interviewer_lost')).toHaveLength(1);
  expect(media.called).toEqual([2]);
});

it('lets only one of two that were called come', async () => {
  await take('one');
  expect(await takeLeaseAfter(database.db, sessionId, 'two', at, 1)).toBe(2);
  expect(await takeLeaseAfter(database.db, sessionId, 'three', at, 1)).toBeUndefined();
  // The answer to its first request may have been lost.
  expect(await takeLeaseAfter(database.db, sessionId, 'two', at, 1)).toBe(3);
});

it('calls again when nobody takes the call, and waits for one that was taken', async () => {
  await take('one');
  later(4_000);
  await look();
  later(1_000);
  await look();
  expect(media.called).toEqual([1]);
  later(2_500);
  await look();
  expect(media.called).toEqual([1, 1]);
  media.taken = true;
  later(5_000);
  await look();
  expect(media.called).toEqual([1, 1]);
  await take('two');
  later(1_000);
  await look();
  expect(media.called).toEqual([1, 1]);
});

it('offers to write after three failures in a row, once, and again after a new choice of voice', async () => {
  for (const [index, job] of ['one', 'two', 'three', 'four'].entries()) {
    await take(job);
    later(4_000);
    await look();
    expect(await events('writing_offered')).toHaveLength(index < 2 ? 0 : 1);
  }
});

it('calls at once after two losses, and later and later when one interviewer after the other dies', async () => {
  const { watchdog, search } = api();
  /** How long nobody is called after a loss, whoever looks and whatever worker comes. */
  async function pauseAfterLossOf(job_id: string): Promise<number> {
    await takeTestLease(database.db, sessionId, job_id, at);
    const [lostAt, calls] = [at, media.called.length];
    await watchdog.gone(sessionId, { job_id, reason: 'job_died' });
    while (media.called.length === calls) {
      later(500);
      await search.hurry();
      await watchdog.gone(sessionId, { job_id: 'another', reason: 'job_died' });
      await look(false);
    }
    return at.getTime() - lostAt.getTime();
  }
  const pauses: number[] = [];
  for (const job of ['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
    pauses.push(await pauseAfterLossOf(job));
  expect(pauses).toEqual([0, 0, 2_000, 5_000, 15_000, 30_000, 30_000]);
  later(5 * 60_000);
  expect(await pauseAfterLossOf('eight')).toBe(0);
});

it('calls at the pace of calls that nobody takes when one after the other dies before it has come', async () => {
  const { watchdog, search } = api();
  await search.open(sessionId, 0, 'start');
  media.taken = true;
  const calls: number[] = [];
  for (let second = 0; second < 20; second++) {
    await watchdog.gone(sessionId, { job_id: `job ${second}`, reason: 'job_died' });
    await look();
    calls.push(media.called.length);
    later(1_000);
  }
  expect(calls.slice(0, 4)).toEqual([2, 3, 3, 3]);
  expect(calls.at(-1)).toBeLessThanOrEqual(6);
});

it('counts no row over a long time', async () => {
  for (const job of ['one', 'two', 'three']) {
    await take(job);
    later(4_000);
    await look();
    await take(`${job} again`);
    later(6 * 60_000);
    await database.db.updateTable('leases').set({ heartbeat_at: at }).execute();
  }
  expect(await events('writing_offered')).toEqual([]);
});

it('lets an interview rest whose candidate is away, and goes on when they are back', async () => {
  await take('one');
  const { absence, watchdog } = api();
  await beat(1, { isCandidateHere: false });
  later(59_000);
  await beat(1, { isCandidateHere: false });
  expect(await absence.pauseAbandoned()).toBe(0);
  later(2_000);
  await beat(1, { isCandidateHere: false });
  expect(await absence.pauseAbandoned()).toBe(1);
  expect(await events('session_paused')).toMatchObject([{ data: { reason: 'connection' } }]);
  // Its interviewer goes, and is missed by nobody, until the candidate is back ten minutes later.
  await watchdog.gone(sessionId, { epoch: 1, job_id: 'one', reason: 'resting' });
  later(600_000);
  await look();
  expect(media.called).toEqual([]);
  await absence.resume(sessionId);
  expect(await absence.pauseAbandoned()).toBe(0);
  await watchdog.attend(sessionId, { isNew: true });
  expect(media.called).toEqual([1]);
  expect((await events('session_resumed', 'interviewer_lost')).map(({ kind }) => kind)).toEqual([
    'session_resumed',
  ]);
});

it('lets nobody rest who has got no further than the page, for as long as that is open on any api', async () => {
  await take('one');
  const { absence } = api();
  const pages = createOpenPages({ db: database.db, now: () => at });
  const streamId = crypto.randomUUID();
  await beat(1, { isCandidateHere: false });
  later(AWAY_MS);
  await pages.answer(sessionId, streamId);
  expect(await absence.pauseAbandoned()).toBe(0);
  later(PAGE_GONE_MS);
  expect(await absence.pauseAbandoned()).toBe(1);
});

it('knows how long a candidate has been away over the death of an interviewer, until one sees them', async () => {
  await take('one');
  const { absence } = api();
  await beat(1, { isCandidateHere: false });
  later(30_000);
  await takeTestLease(database.db, sessionId, 'two', at);
  later(31_000);
  await beat(2, { isCandidateHere: true });
  expect(await absence.pauseAbandoned()).toBe(0);
  await beat(2, { isCandidateHere: false });
  later(30_000);
  await takeTestLease(database.db, sessionId, 'three', at);
  later(31_000);
  expect(await absence.pauseAbandoned()).toBe(1);
});

it('waits for the word of a candidate who paused by themselves', async () => {
  await log.record(sessionId, null, () => ({
    body: { kind: 'session_paused', data: { reason: 'candidate' } },
    ...{ producer: 'page', producerKind: 'page', eventId: crypto.randomUUID(), occurredMs: 1 },
  }));
  await api().absence.resume(sessionId);
  expect(await events('session_resumed')).toEqual([]);
});

/** Something of the log, now by the test's clock. */
const logNow = (body: EventBody, producerKind: 'api' | 'page' = 'api') =>
  log.record(sessionId, null, (session) => ({
    ...ownEvent(body, session, at),
    ...{ producer: producerKind, producerKind },
  }));
const resumed: EventBody = { kind: 'session_resumed', data: {} };
const lost: EventBody = { kind: 'connection_lost', data: { who: 'candidate' } };
const typed: EventBody = { kind: 'repeat_asked', data: {} };
const greeted: EventBody = {
  kind: 'reply_begun',
  data: { reply_id: crypto.randomUUID(), directive: { act: 'greet' }, planned_text: 'Hello.' },
};

it('lets an interview rest in which nobody was greeted, until the candidate goes on', async () => {
  const { absence } = api();
  await logNow(resumed);
  later(IDLE_MS - 1_000);
  expect(await absence.restIdle()).toBe(0);
  await logNow(typed, 'page');
  later(2_000);
  expect(await absence.restIdle()).toBe(0);
  later(IDLE_MS);
  expect(await absence.restIdle()).toBe(1);
  expect(await events('session_paused')).toMatchObject([{ data: { reason: 'idle' } }]);
  // A page that goes on asking for the room is no word of theirs.
  await absence.resume(sessionId);
  expect(await absence.waitsForWord(sessionId)).toBe(true);
  await logNow(resumed, 'page');
  expect(await absence.waitsForWord(sessionId)).toBe(false);
  later(IDLE_MS - 1_000);
  expect(await absence.restIdle()).toBe(0);
  later(2_000);
  expect(await absence.restIdle()).toBe(1);
});

it('lets no interview rest that has begun, unless its candidate has lost the room and says nothing', async () => {
  const { absence } = api();
  await logNow(greeted);
  later(2 * IDLE_MS);
  expect(await absence.restIdle()).toBe(0);
  await logNow(lost);
  later(IDLE_MS - 1_000);
  expect(await absence.restIdle()).toBe(0);
  later(2_000);
  await logNow({ kind: 'connection_restored', data: { who: 'candidate' } });
  expect(await absence.restIdle()).toBe(0);
  await logNow(lost);
  later(IDLE_MS + 1_000);
  expect(await absence.restIdle()).toBe(1);
});

it('asks the media server before it believes its notice', async () => {
  await take('one');
  media.inRoom.add('one');
  const { watchdog } = api();
  await watchdog.lookAt(sessionId, 'one');
  await watchdog.lookAt(sessionId, 'somebody before');
  expect(await events('interviewer_lost')).toEqual([]);
  media.inRoom.delete('one');
  await watchdog.lookAt(sessionId, 'one');
  expect(await events('interviewer_lost')).toMatchObject([{ data: { reason: 'left_room' } }]);
});

it('leaves the first one alone that has the lease and is on its way into the room', async () => {
  await takeTestLease(database.db, sessionId, 'one', at);
  await api().watchdog.lookAt(sessionId, 'one');
  expect(await events('interviewer_lost')).toEqual([]);
});

it('calls another one into a room that had to be made anew', async () => {
  await take('one');
  await api().watchdog.attend(sessionId, { isNew: true });
  expect(await events('interviewer_lost')).toMatchObject([{ data: { reason: 'room_gone' } }]);
  await api().watchdog.attend(sessionId, { isNew: true });
  expect(media.called).toEqual([1]);
});
