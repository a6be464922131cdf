import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Registry } from 'prom-client';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { insertTestSession } from '../../testing/test-session.ts';
import type { LimitedProvider, ProviderLimits } from './admission.ts';
import { measureSeats } from './seat-metrics.ts';
import { providersOfSession } from './session-providers.ts';
import { createSeats, HELD_MS, RESERVED_MS, type Seats, WAITING_MS, WORKER_AWAY_MS } from './seat.service.ts';

let database: TestDatabase;
let seats: Seats;
let at: number;
const now = () => new Date(at);
const house = (limits: ProviderLimits = {}) =>
  createSeats({
    ...{ db: database.db, limits, now },
    providersOf: (door, agreed) => providersOfSession(door, agreed, { deepgram: true, openai: false }),
  });
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(async () => {
  at = Date.now();
  await database.db.deleteFrom('seats').execute();
  await database.db.deleteFrom('interview_workers').execute();
  seats = house();
});
afterAll(() => database.drop());

const session = () => insertTestSession(database.db);
const sessions = (count: number) => Promise.all(Array.from({ length: count }, session));
const ask = (
  sessionId: string,
  more: { comesBack?: boolean; providers?: LimitedProvider[] } = {},
  house_ = seats,
) =>
  house_.reserve({ sessionId, comesBack: false, providers: [], ...more }).then(
    () => 'seated' as const,
    (error: { code: string; queue: object }) => ({ code: error.code, ...error.queue }),
  );
const worker = async (count: number, more: { draining?: boolean; sessions?: string[]; id?: string } = {}) => {
  const { id = randomUUID(), draining = false, sessions: running = [] } = more;
  await seats.report(id, { seats: count, draining, sessions: running });
  return id;
};

it('gives away as many seats as there are, however many ask at the same time', async () => {
  await worker(7);
  await worker(3);
  const answers = await Promise.all((await sessions(12)).map((id) => ask(id)));
  expect(answers.filter((answer) => answer === 'seated')).toHaveLength(10);
  const waiting = answers.flatMap((answer) => (answer === 'seated' ? [] : [answer]));
  expect(waiting.map(({ code }) => code)).toEqual(['seats_taken', 'seats_taken']);
  expect(await seats.occupancy()).toMatchObject({ total: 10, taken: 10, waiting: 2, workers: 2 });
});

it('lets the queue in by its order, and those first whose interview has begun', async () => {
  await worker(1);
  const [one = '', two = '', three = '', back = ''] = await sessions(4);
  expect(await ask(one)).toBe('seated');
  expect(await ask(two)).toMatchObject({ place: 1, about_minutes: expect.any(Number) });
  at += 10;
  expect(await ask(three)).toMatchObject({ place: 2, about_minutes: null });
  at += 10;
  expect(await ask(back, { comesBack: true })).toMatchObject({ place: 1, waiting: 3 });
  await database.db.updateTable('sessions').set({ status: 'ended' }).where('id', '=', one).execute();
  expect(await ask(three)).toMatchObject({ place: 3 });
  expect(await ask(two)).toMatchObject({ place: 2 });
  expect(await ask(back, { comesBack: true })).toBe('seated');
});

it('keeps a place while it is asked for, and gives it up with its page', async () => {
  await worker(1);
  const [one = '', two = '', three = ''] = await sessions(3);
  await ask(one);
  await ask(two);
  at += 10;
  await ask(three);
  at += WAITING_MS - 1_000;
  expect(await ask(three)).toMatchObject({ place: 2 });
  at += 2_000;
  expect(await ask(three)).toMatchObject({ place: 1, waiting: 1 });
  await seats.leaveQueue(three);
  expect(await seats.occupancy()).toMatchObject({ waiting: 0 });
});

it('holds a seat while a worker reports its interview, and frees it when that is over or nobody has it', async () => {
  const [one = '', two = ''] = await sessions(2);
  await worker(1);
  await ask(one);
  at += RESERVED_MS - 1_000;
  await worker(1, { sessions: [one] });
  at += HELD_MS - 1_000;
  await worker(1);
  expect(await ask(two)).toMatchObject({ place: 1 });
  at += 2_000;
  await worker(1);
  expect(await ask(two)).toBe('seated');
});

it('counts an interview that runs without having been seated', async () => {
  const [one = '', two = ''] = await sessions(2);
  await database.db.updateTable('sessions').set({ status: 'live', started_at: now() }).execute();
  await worker(1, { sessions: [one] });
  expect(await ask(two)).toMatchObject({ place: 1 });
  expect(await ask(one, { comesBack: true })).toBe('seated');
});

it('counts neither the seats of a worker that drains or is away, nor those who sit there to their end', async () => {
  const [one = '', two = '', three = ''] = await sessions(3);
  const leaving = await worker(2);
  await ask(one);
  await database.db
    .updateTable('sessions')
    .set({ status: 'live', started_at: now() })
    .where('id', '=', one)
    .execute();
  await worker(2, { id: leaving, draining: true, sessions: [one] });
  expect(await seats.occupancy()).toMatchObject({ total: 0, taken: 0, workers: 0, drainingWorkers: 1 });
  expect(await ask(two)).toMatchObject({ place: 1, about_minutes: null });
  await worker(1);
  expect(await ask(two)).toBe('seated');
  at += WORKER_AWAY_MS + 1;
  expect(await seats.occupancy()).toMatchObject({ total: 0, workers: 0, drainingWorkers: 0 });
  await worker(1);
  // The one who drained has died: its interview needs a seat of somebody else's.
  expect(await ask(three)).toMatchObject({ place: 1 });
});

it('takes a slot of each limited provider with a seat', async () => {
  const limited = house({ deepgram: 1 });
  await worker(5);
  const [one = '', two = '', three = ''] = await sessions(3);
  expect(await ask(one, { providers: ['deepgram'] }, limited)).toBe('seated');
  expect(await ask(two, { providers: ['deepgram'] }, limited)).toMatchObject({ place: 1 });
  expect(await ask(three, { providers: ['openai'] }, limited)).toBe('seated');
});

it('counts the slots of an interview that runs without having been seated', async () => {
  const limited = house({ deepgram: 1 });
  const [talks = '', refuses = '', next = ''] = await sessions(3);
  await database.db
    .updateTable('sessions')
    .set({ status: 'live', door: 'talk' })
    .where('id', 'in', [talks, refuses])
    .execute();
  const consent = { scope: 'providers' as const, granted: true, text_version: 'any' };
  await database.db
    .insertInto('consents')
    .values({ session_id: talks, ...consent })
    .execute();
  await worker(5, { sessions: [refuses] });
  expect(await limited.occupancy()).toMatchObject({ taken: 1, inUse: { deepgram: 0 } });
  await worker(5, { sessions: [talks, randomUUID()] });
  expect(await limited.occupancy()).toMatchObject({ taken: 2, inUse: { deepgram: 1 } });
  expect(await ask(next, { providers: ['deepgram'] }, limited)).toMatchObject({ place: 1 });
});

it('frees a seat when its interviewer has left an interview that is over or rests, and not a moment before', async () => {
  const [over = '', rests = '', lost = ''] = await sessions(3);
  const id = await worker(3);
  for (const one of [over, rests, lost]) await ask(one);
  const all = [over, rests, lost];
  await worker(3, { id, sessions: all });
  const set = (status: 'ended' | 'paused', session_: string) =>
    database.db.updateTable('sessions').set({ status }).where('id', '=', session_).execute();
  await set('ended', over);
  await set('paused', rests);
  await worker(3, { id, sessions: all });
  expect(await seats.occupancy()).toMatchObject({ taken: 3 });
  // Somebody is to follow the one that was lost: its seat stays for a while.
  await worker(3, { id, sessions: [] });
  expect(await seats.occupancy()).toMatchObject({ taken: 1 });
});

it('tells Prometheus how full the house is', async () => {
  const registry = new Registry();
  measureSeats(registry, seats.occupancy);
  await worker(3);
  await ask(await session(), { providers: ['openai'] });
  const text = await registry.metrics();
  expect(text).toContain('caseroom_seats{state="total"} 3');
  expect(text).toContain('caseroom_seats{state="taken"} 1');
  expect(text).toContain('caseroom_seats{state="waiting"} 0');
  expect(text).toContain('caseroom_interview_workers{state="ready"} 1');
  expect(text).toContain('caseroom_provider_slots_taken{provider="openai"} 1');
});
