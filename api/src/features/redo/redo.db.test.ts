import { randomUUID } from 'node:crypto';
import { fold } from '@caseroom/core/interview/fold';
import type { EventDraft } from '@caseroom/core/log/event';
import { logFromTurns } from '@caseroom/core/scoring/from-turns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { takeTestLease } from '../../testing/test-lease.ts';
import {
  allConsents,
  type Browser,
  createInterview,
  startTestApi,
  type TestApi,
} from '../../testing/test-api.ts';
import { findUse } from '../budget/budget.repository.ts';
import { eraseSession } from '../sessions/session.repository.ts';

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  api = await startTestApi();
  browser = await api.guest();
});
afterAll(() => api.close());

const breakEven = 'How many guests does a Monday need to pay for itself?';
const turns = [
  ['interviewer', 'How would you go about deciding whether Mondays are worth it?'],
  [
    'candidate',
    'I would look at the guests who come and at what each of them spends, and at the cost of a night.',
  ],
  ['interviewer', `Opening for a night costs 900 dollars, whoever comes. ${breakEven}`],
  ['candidate', 'I divide nine hundred by twenty dollars, so that is 45 guests.'],
  ['interviewer', 'The owner has just come up the stairs. What do you tell her?'],
  ['candidate', 'Do not open on Mondays, because too few guests come. The risk is rain.'],
] as const;

/** An interview of these turns, over unless told otherwise. */
async function interview({ over = true, as = browser } = {}): Promise<string> {
  const { services } = api;
  const sessionId = await createInterview(as);
  await beginInDatabase(services, sessionId);
  const compiled = await services.sessions.getPinnedCase(sessionId);
  const given = turns.map(([role, text], at) => ({ t_ms: (at + 1) * 20_000, role, text }));
  const events = logFromTurns(compiled, given, { sessionId, newId: randomUUID });
  const epoch = await takeTestLease(services.db, sessionId, 'played', new Date());
  const drafts = events
    .filter(({ kind }) => kind !== 'session_started' && (over || kind !== 'session_ended'))
    .map(({ seq: _seq, stored_at: _stored, ...draft }, index) => ({
      ...draft,
      ...{ producer: 'played', producer_kind: 'interviewer', epoch, producer_seq: index + 1 },
    })) as EventDraft[];
  const { refused } = await services.log.append(sessionId, drafts);
  expect(refused).toEqual([]);
  return sessionId;
}

const redo = (sessionId: string, moment_id = 'break-even', as = browser) =>
  as.post(`/api/sessions/${sessionId}/redos`).send({ moment_id, door: 'type', consents: allConsents });
const redone = async (sessionId: string, moment?: string): Promise<string> =>
  (await redo(sessionId, moment).expect(201)).body.session_id;

/** Begins a forked session as the api does once there is a room, and ends it with an answer. */
async function answer(sessionId: string, text: string): Promise<void> {
  const { services } = api;
  const session = await services.sessions.get(sessionId);
  const atMs = session.forked_at_ms ?? 0;
  await services.db
    .updateTable('sessions')
    .set({ status: 'live', started_at: new Date(Date.now() - atMs) })
    .where('id', '=', sessionId)
    .execute();
  const epoch = await takeTestLease(services.db, sessionId, 'again', new Date());
  const data = { text, words: [], start_ms: atMs + 9_000, end_ms: atMs + 12_000 };
  const heard = { ...data, confidence: null, modality: 'typed', role: 'turn', recogniser: null } as const;
  const bodies = [
    {
      kind: 'moment_reopened',
      data: { ask_id: session.forked_from_moment ?? '', door: 'type', setting: 'practice' },
    },
    { kind: 'utterance_heard', data: heard },
    { kind: 'session_ended', data: { reason: 'completed' } },
  ] as const;
  const drafts = bodies.map((body, index) => ({
    ...body,
    ...{
      event_id: randomUUID(),
      session_id: sessionId,
      producer: 'again',
      producer_kind: 'interviewer' as const,
    },
    ...{ epoch, producer_seq: index + 1, schema_version: 1, occurred_ms: atMs + index * 6_000 },
    ...{ audience: 'candidate' as const, causation_id: null, turn_id: null },
  }));
  expect((await services.log.append(sessionId, drafts)).refused).toEqual([]);
}

describe('the moments of an interview', () => {
  it('are listed with their takes once it is over', async () => {
    const sessionId = await interview();
    const again = await redone(sessionId);
    const { body } = await browser.get(`/api/sessions/${sessionId}/moments`).expect(200);
    expect(body.moments.map(({ moment_id }: { moment_id: string }) => moment_id)).toEqual([
      'structure',
      'break-even',
      'recommendation',
    ]);
    expect(body.moments[1]).toMatchObject({
      phase: 'Analysis',
      dimensions: ['math'],
      takes: [{ session_id: again, is_over: false }],
    });
    expect(body.moments[1].asked).toContain(breakEven);
  });

  it('are none of an interview that goes on, and of somebody else there is nothing', async () => {
    const sessionId = await interview({ over: false });
    const { body } = await browser.get(`/api/sessions/${sessionId}/moments`).expect(200);
    expect(body.moments).toEqual([]);
    const stranger = await api.guest();
    await stranger.get(`/api/sessions/${sessionId}/moments`).expect(404);
  });
});

describe('sitting a moment again', () => {
  it('forks the log before the answer: another session, ids of its own, the same state', async () => {
    const { services } = api;
    const sessionId = await interview();
    const forkId = await redone(sessionId);
    const [original, copied, session, compiled] = await Promise.all([
      services.log.listAfter(sessionId, 0),
      services.log.listAfter(forkId, 0),
      services.sessions.get(forkId),
      services.sessions.getPinnedCase(forkId),
    ]);
    expect(session).toMatchObject({
      kind: 'redo',
      status: 'created',
      setting: 'practice',
      forked_from_session: sessionId,
      forked_from_moment: 'break-even',
      head_seq: copied.length,
    });
    const before = original.filter(({ seq }) => seq <= (session.forked_from_seq ?? 0));
    expect(copied.map(({ kind }) => kind)).toEqual(before.map(({ kind }) => kind));
    expect(copied.some(({ kind }) => kind === 'number_judged')).toBe(false);
    const ids = new Set(original.map(({ event_id }) => event_id));
    expect(copied.filter(({ event_id }) => ids.has(event_id))).toEqual([]);
    const [is, was] = [fold(compiled, copied), fold(compiled, before)];
    expect(is).toMatchObject({ ask: was.ask, phase: was.phase, exhibits: was.exhibits, asked: was.asked });
    expect(session.forked_at_ms).toBe(Math.max(...before.map(({ occurred_ms }) => occurred_ms)));
  });

  it('is refused for a moment that was not asked, for an interview that goes on and for a fork', async () => {
    const sessionId = await interview();
    const unknown = await redo(sessionId, 'monday-profit').expect(404);
    expect(unknown.body.error).toMatchObject({ code: 'moment_not_found' });
    expect(unknown.body.error.message).toMatch(/was not asked/);
    const open = await redo(await interview({ over: false })).expect(409);
    expect(open.body.error.code).toBe('session_not_over');
    const forkId = await redone(sessionId);
    await answer(forkId, 'So that is 60 guests.');
    expect((await redo(forkId).expect(404)).body.error.message).toMatch(/already/);
    await redo(sessionId, 'break-even', await api.guest()).expect(404);
  });

  it('costs a guest no minutes that were sat before', async () => {
    const as = await api.guest();
    const sessionId = await interview({ as });
    const { account_id } = await api.services.sessions.get(sessionId);
    const used = async () =>
      (await findUse(api.services.db, account_id, new Date(0), new Date()))?.minutes ?? 0;
    const before = await used();
    const forkId: string = (await redo(sessionId, 'recommendation', as).expect(201)).body.session_id;
    await answer(forkId, 'Do not open.');
    expect((await used()) - before).toBeCloseTo(0.2, 3);
    const { started_at, ended_at } = (await as.get(`/api/sessions/${forkId}`).expect(200)).body;
    expect(Date.parse(ended_at) - Date.parse(started_at)).toBe(12_000);
  });

  it('makes no report and stands in the history under its interview', async () => {
    const as = await api.guest();
    const sessionId = await interview({ as });
    const forkId: string = (await redo(sessionId, 'break-even', as).expect(201)).body.session_id;
    await answer(forkId, 'So that is 60 guests.');
    const { body } = await as.get('/api/sessions').expect(200);
    expect(body.sessions).toHaveLength(1);
    expect(body.sessions[0]).toMatchObject({
      session_id: sessionId,
      redos: [{ session_id: forkId, redo: { original_id: sessionId }, evaluation: 'none' }],
    });
    const status = await as.get(`/api/sessions/${forkId}/evaluation`).expect(200);
    expect(status.body.state).toBe('none');
    expect((await as.get('/api/sessions?status=live').expect(200)).body.sessions).toEqual([]);
  });
});

describe('two takes', () => {
  it('lie side by side with what changed, each with its place', async () => {
    const sessionId = await interview();
    const forkId = await redone(sessionId);
    expect((await browser.get(`/api/sessions/${forkId}/takes`).expect(409)).body.error.code).toBe(
      'session_not_over',
    );
    await answer(forkId, 'I take 900 dollars over 15 dollars a guest, so that is 60 guests.');
    const { body } = await browser.get(`/api/sessions/${forkId}/takes`).expect(200);
    expect(body.takes.map(({ is_original }: { is_original: boolean }) => is_original)).toEqual([true, false]);
    expect(body.before).toMatchObject({ session_id: sessionId });
    expect(body.before.question.verdict).toBe('wrong');
    expect(body.before.transcript.map(({ text }: { text: string }) => text)).toContain(turns[3][1]);
    expect(body.after.transcript).toHaveLength(1);
    expect(body.changes.length).toBeGreaterThan(0);
    await browser.get(`/api/sessions/${sessionId}/takes`).expect(404);
    await browser.get(`/api/sessions/${forkId}/takes?before=${randomUUID()}`).expect(404);
    await (await api.guest()).get(`/api/sessions/${forkId}/takes`).expect(404);
  });

  it('outlive one another: erasing either leaves nothing of it, and the other as it was', async () => {
    const { db, log } = api.services;
    const sessionId = await interview();
    const [first, second] = [await redone(sessionId), await redone(sessionId)];
    for (const each of [first, second]) await answer(each, 'So that is 60 guests.');
    await db.transaction().execute((tx) => eraseSession(tx, sessionId));
    expect(await log.listAfter(sessionId, 0)).toEqual([]);
    const { body } = await browser.get(`/api/sessions/${second}/takes`).expect(200);
    expect(body).toMatchObject({
      original_id: null,
      before: { session_id: first },
      after: { session_id: second },
    });
    const listed = (await browser.get('/api/sessions?limit=100').expect(200)).body.sessions;
    expect(listed.map(({ session_id }: { session_id: string }) => session_id)).toContain(first);
    await db.transaction().execute((tx) => eraseSession(tx, first));
    expect(await log.listAfter(first, 0)).toEqual([]);
    const alone = (await browser.get(`/api/sessions/${second}/takes`).expect(200)).body;
    expect(alone).toMatchObject({ before: null, changes: [] });
  });
});
