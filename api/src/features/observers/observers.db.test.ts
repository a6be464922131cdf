import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEventSource } from '../../testing/event-source.ts';
import { beginInDatabase } from '../../testing/begun-interview.ts';
import { signUp, type TestPerson } from '../../testing/people.ts';
import {
  allConsents,
  cookieOfAnswer,
  createInterview,
  startTestApi,
  type TestApi,
} from '../../testing/test-api.ts';
import { createObserverLife, type ObserverLifeDeps } from './observer-life.service.ts';
import { MOST_LISTENERS } from './observing.service.ts';

let api: TestApi;
let admin: TestPerson;
let coach: TestPerson;
let stranger: TestPerson;
let candidate: TestPerson;

const observed = { consents: { ...allConsents, observers: true } };
const share = (email: string, other: string | null) =>
  admin.browser.put('/api/staff/workspace').send({ email, with: other });

beforeAll(async () => {
  api = await startTestApi({ ADMIN_EMAILS: 'admin@example.org' });
  admin = await signUp(api, 'admin@example.org');
  coach = await signUp(api, 'coach@example.org', 'Carla Coach');
  stranger = await signUp(api, 'stranger@example.org');
  candidate = await signUp(api, 'candidate@example.org', 'Kim Candidate');
  for (const email of [coach.email, stranger.email])
    await admin.browser.put('/api/staff').send({ email, role: 'coach' }).expect(200);
  await share(candidate.email, coach.email).expect(200);
});
afterAll(() => api.close());

async function begun(wish: object = observed): Promise<string> {
  const sessionId = await createInterview(candidate.browser, wish);
  await beginInDatabase(api.services, sessionId);
  return sessionId;
}
const observe = (sessionId: string, who = coach) =>
  who.browser.post(`/api/coach/sessions/${sessionId}/observations`).send({});
const linkOf = async (sessionId: string, hours = 1): Promise<{ token: string; link_id: string }> =>
  (await candidate.browser.post(`/api/sessions/${sessionId}/links`).send({ hours }).expect(201)).body;
/** A guest in a browser without an account. */
async function comeByLink(token: string, name: string) {
  const answer = await api.browser().post('/api/listen').send({ token, name }).expect(201);
  return {
    id: String(answer.body.observation_id),
    cookie: cookieOfAnswer(answer.headers),
    body: answer.body,
  };
}
const follow = (id: string, cookie: string) =>
  openEventSource(api.server, `/api/observations/${id}/changes`, cookie);
const noticesOf = async (sessionId: string): Promise<{ id: string; text: string }[]> =>
  (await candidate.browser.get(`/api/sessions/${sessionId}/view`).expect(200)).body.notices;
const kindsOf = async (sessionId: string): Promise<string[]> =>
  (await api.services.log.listAfter(sessionId, 0)).map(({ kind }) => kind);

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

describe('a coach by role', () => {
  it('reads which interviews of the own workspace go on with leave, and nobody else reads any', async () => {
    const sessionId = await begun();
    const alone = await begun({});
    const { body } = await coach.browser.get('/api/coach/sessions').expect(200);
    const ids = body.sessions.map((each: { session_id: string }) => each.session_id);
    expect(ids).toContain(sessionId);
    expect(ids).not.toContain(alone);
    expect(body.sessions[0]).toMatchObject({ candidate_name: 'Kim Candidate', status: 'live', listening: 0 });
    expect((await stranger.browser.get('/api/coach/sessions').expect(200)).body.sessions).toEqual([]);
    await candidate.browser.get('/api/coach/sessions').expect(403);
    await (await api.guest()).get('/api/coach/sessions').expect(403);
    await api.browser().get('/api/coach/sessions').expect(401);
  });

  it('listens where the candidate agreed; everything else is as if it were not there', async () => {
    const sessionId = await begun();
    await observe(sessionId, stranger).expect(404);
    await observe(await begun({})).expect(404);
    await observe(sessionId, candidate).expect(403);
    const { body } = await observe(sessionId).expect(201);
    expect(body).toMatchObject({ by_link: false, view: { status: 'live', judged: [] } });
    const grant = await coach.browser.post(`/api/observations/${body.observation_id}/grant`).expect(201);
    const token = claimsOf(grant.body.participant_token);
    expect(token.video).toMatchObject({
      room: `session_${sessionId}`,
      hidden: true,
      canSubscribe: true,
      canPublish: false,
      canPublishData: false,
      canUpdateOwnMetadata: false,
    });
    expect(token.exp - token.nbf).toBeLessThanOrEqual(60);
    expect(token.sub).toBe(`observer_${body.observation_id}`);
    await stranger.browser.post(`/api/observations/${body.observation_id}/grant`).expect(404);
    await api.browser().delete(`/api/observations/${body.observation_id}`).expect(404);
    expect(await kindsOf(sessionId)).toEqual(['session_started', 'coach_joined']);
    expect(await noticesOf(sessionId)).toEqual([]);
  });

  it('is no coach of an interview of their own', async () => {
    const own = await createInterview(coach.browser, observed);
    await observe(own).expect(404);
    expect(JSON.stringify((await coach.browser.get('/api/coach/sessions')).body)).not.toContain(own);
  });

  it('waits for an interview that has not begun, changes nothing of it, and is in it from its beginning', async () => {
    const sessionId = await createInterview(candidate.browser, observed);
    const { body } = await observe(sessionId).expect(201);
    const grant = () => coach.browser.post(`/api/observations/${body.observation_id}/grant`);
    expect((await grant().expect(409)).body.error.code).toBe('session_not_started');
    const stream = await follow(body.observation_id, coach.cookie);
    expect((await stream.next()).data).toMatchObject({ now_ms: null, view: { status: 'created' } });
    expect(await kindsOf(sessionId)).toEqual([]);
    await beginInDatabase(api.services, sessionId);
    const first = await stream.next();
    expect(first).toMatchObject({ event: 'view', data: { view: { status: 'live' } } });
    expect(first.data.now_ms).toEqual(expect.any(Number));
    await expect.poll(() => kindsOf(sessionId)).toEqual(['session_started', 'coach_joined']);
    await grant().expect(201);
    stream.close();
  });

  it('is out with the role, or with the workspace', async () => {
    const { body } = await observe(await begun()).expect(201);
    const stream = await follow(body.observation_id, coach.cookie);
    await stream.next();
    await share(coach.email, null).expect(200);
    expect((await stream.next()).event).toBe('removed');
    await share(candidate.email, coach.email).expect(200);
  });
});

describe('a guest by a link', () => {
  it('comes under a name that the candidate reads, and leaves under it', async () => {
    const sessionId = await begun({});
    const { token } = await linkOf(sessionId);
    const { body: link } = await api.browser().post('/api/listen/link').send({ token }).expect(200);
    expect(link).toMatchObject({ status: 'live' });
    const ana = await comeByLink(token, '  Ana\n Alt ');
    const ben = await comeByLink(token, 'Ben');
    const streams = [await follow(ana.id, ana.cookie), await follow(ben.id, ben.cookie)];
    await expect
      .poll(() => noticesOf(sessionId))
      .toEqual([
        { id: 'coaches', text: expect.stringMatching(/^2 are listening: (Ana Alt, Ben|Ben, Ana Alt)$/) },
      ]);
    await api.browser().delete(`/api/observations/${ana.id}`).set('Cookie', ana.cookie).expect(200);
    expect(await noticesOf(sessionId)).toEqual([{ id: 'coaches', text: '1 is listening: Ben' }]);
    for (const stream of streams) stream.close();
  });

  it('is named to the candidate and in the list with the first answer, which holds the view; once, however they go on', async () => {
    const sessionId = await begun();
    const { token } = await linkOf(sessionId);
    const ana = await comeByLink(token, 'Ana');
    expect(ana.body.view).toMatchObject({ status: 'live' });
    expect(await noticesOf(sessionId)).toEqual([{ id: 'coaches', text: '1 is listening: Ana' }]);
    const { body } = await candidate.browser.get(`/api/sessions/${sessionId}/listening`).expect(200);
    expect(body.listeners).toMatchObject([{ observation_id: ana.id, name: 'Ana', to: null }]);
    const stream = await follow(ana.id, ana.cookie);
    await stream.next();
    await api.browser().post(`/api/observations/${ana.id}/grant`).set('Cookie', ana.cookie).expect(201);
    expect(await kindsOf(sessionId)).toEqual(['session_started', 'coach_joined']);
    stream.close();
  });

  it('has the place of nobody else, and no figure that is judged', async () => {
    const sessionId = await begun();
    const { token } = await linkOf(sessionId);
    const [ana, ben] = [await comeByLink(token, 'Ana'), await comeByLink(token, 'Ben')];
    const grant = (id: string, cookie: string) =>
      api.browser().post(`/api/observations/${id}/grant`).set('Cookie', cookie);
    await grant(ana.id, ben.cookie).expect(404);
    await grant(ana.id, ben.cookie.replace(ben.id, ana.id)).expect(404);
    await grant(ana.id, '').expect(404);
    await grant(ana.id, ana.cookie).expect(201);
    await beginJudged(sessionId);
    const { body: coachs } = await observe(sessionId).expect(201);
    expect(coachs.view.judged).toHaveLength(1);
    const stream = await follow(ana.id, ana.cookie);
    expect((await stream.next()).data).toMatchObject({ view: { judged: [] } });
    stream.close();
  });

  it('is out at once when the link is revoked; one that was revoked or has run out opens nothing', async () => {
    const sessionId = await begun();
    const kept = await linkOf(sessionId);
    const { token, link_id } = await linkOf(sessionId);
    const ana = await comeByLink(token, 'Ana');
    const cleo = await comeByLink(kept.token, 'Cleo');
    const [stream, others] = [await follow(ana.id, ana.cookie), await follow(cleo.id, cleo.cookie)];
    await stream.next();
    await others.next();
    const { body } = await candidate.browser
      .delete(`/api/sessions/${sessionId}/links/${link_id}`)
      .expect(200);
    expect(body.links.map((each: { good: boolean }) => each.good).sort()).toEqual([false, true]);
    expect((await nextBut(stream, 'change')).event).toBe('removed');
    await api.browser().post('/api/listen').send({ token, name: 'Ana' }).expect(404);
    await api.browser().post('/api/listen/link').send({ token }).expect(404);
    expect(await noticesOf(sessionId)).toEqual([{ id: 'coaches', text: '1 is listening: Cleo' }]);
    await api.services.db
      .updateTable('observer_links')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('session_id', '=', sessionId)
      .execute();
    await api.browser().post('/api/listen').send({ token: kept.token, name: 'Ben' }).expect(404);
    others.close();
  });

  it('gets a link of its own candidate only, and a secret that nobody keeps', async () => {
    const sessionId = await begun();
    await coach.browser.post(`/api/sessions/${sessionId}/links`).send({ hours: 1 }).expect(404);
    await candidate.browser.post(`/api/sessions/${sessionId}/links`).send({ hours: 2 }).expect(400);
    const { token } = await linkOf(sessionId);
    const { cookie } = await comeByLink(token, 'Zebedee Quaintname');
    const tables = ['observer_links', 'observations', 'events'] as const;
    const rows = await Promise.all(
      tables.map((table) => api.services.db.selectFrom(table).selectAll().execute()),
    );
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1]);
    const logged = api.logged.join('\n');
    for (const secret of [token, 'Quaintname', cookie.split('=')[1] ?? '?'])
      expect(logged).not.toContain(secret);
    await api.browser().post('/api/listen').send({ token, name: ' ' }).expect(400);
    await api
      .browser()
      .post('/api/listen')
      .send({ token: `${token}x`, name: 'Ana' })
      .expect(404);
  });
});

describe('the candidate', () => {
  it('takes the agreement back, and nobody listens any more; gives it again, and coaches may', async () => {
    const sessionId = await begun();
    const { token } = await linkOf(sessionId);
    const guest = await comeByLink(token, 'Ana');
    const { body } = await observe(sessionId).expect(201);
    const streams = [await follow(guest.id, guest.cookie), await follow(body.observation_id, coach.cookie)];
    for (const stream of streams) await stream.next();
    const view = async () => (await candidate.browser.get(`/api/sessions/${sessionId}/view`)).body;
    expect((await view()).coaches_may_listen).toBe(true);
    const allow = (allowed: boolean) =>
      candidate.browser.put(`/api/sessions/${sessionId}/listening`).send({ coaches_may_listen: allowed });
    expect((await allow(false).expect(200)).body.coaches_may_listen).toBe(false);
    for (const stream of streams) expect((await nextBut(stream, 'change')).event).toBe('removed');
    expect(await view()).toMatchObject({ coaches_may_listen: false, notices: [] });
    await observe(sessionId).expect(404);
    await coach.browser.get(`/api/coach/sessions/${sessionId}/observations`).expect(404);
    await api.browser().post('/api/listen').send({ token, name: 'Ana' }).expect(404);
    await allow(true).expect(200);
    expect((await view()).coaches_may_listen).toBe(true);
    await observe(sessionId).expect(201);
  });

  it('reads who listened: guests by name at once, coaches without one when it is over', async () => {
    const sessionId = await begun();
    const guest = await comeByLink((await linkOf(sessionId)).token, 'Ana');
    const { body } = await observe(sessionId).expect(201);
    await api.browser().post(`/api/observations/${guest.id}/grant`).set('Cookie', guest.cookie).expect(201);
    await coach.browser.post(`/api/observations/${body.observation_id}/grant`).expect(201);
    const read = async () =>
      (await candidate.browser.get(`/api/sessions/${sessionId}/listening`).expect(200)).body.listeners;
    expect(await read()).toMatchObject([{ by_link: true, name: 'Ana', to: null }]);
    await api.services.interviews.end(sessionId, 'completed');
    const over = await read();
    expect(over.map(({ by_link, name }: { by_link: boolean; name: string }) => [by_link, name])).toEqual([
      [false, null],
      [true, 'Ana'],
    ]);
    expect(over.every(({ to }: { to: string | null }) => to !== null)).toBe(true);
    const audit = await coach.browser.get(`/api/coach/sessions/${sessionId}/observations`).expect(200);
    expect(audit.body.listeners.map(({ name }: { name: string }) => name)).toEqual(['Carla Coach', 'Ana']);
    await stranger.browser.get(`/api/coach/sessions/${sessionId}/observations`).expect(404);
    await observe(sessionId).expect(409);
  });
});

it('ends what nobody follows any more', async () => {
  const sessionId = await begun();
  const { body } = await observe(sessionId).expect(201);
  await coach.browser.post(`/api/observations/${body.observation_id}/grant`).expect(201);
  await api.services.db
    .updateTable('observations')
    .set({ seen_at: new Date(Date.now() - 60_000) })
    .where('id', '=', body.observation_id)
    .execute();
  await api.services.observers.life.sweep();
  expect(await kindsOf(sessionId)).toEqual(['session_started', 'coach_joined', 'coach_left']);
  await coach.browser.post(`/api/observations/${body.observation_id}/grant`).expect(404);
});

describe('the end of listening', () => {
  const lifeWith = (change: Partial<ObserverLifeDeps>) =>
    createObserverLife({ ...api.services, announce: async () => undefined, ...change });
  async function listened(): Promise<string> {
    const sessionId = await begun();
    const { token } = await linkOf(sessionId);
    for (const name of ['Ana', 'Ben']) await comeByLink(token, name);
    return sessionId;
  }

  it('is told to the candidate while the media server hangs', async () => {
    const sessionId = await listened();
    const removeObserver = () => new Promise<void>(() => {});
    void lifeWith({ rooms: { listObservers: async () => [], removeObserver } }).end({ sessionId });
    await expect.poll(() => noticesOf(sessionId)).toEqual([]);
  });

  it('is told of each for itself: one that could not be ended keeps no other, and ends the next time', async () => {
    const sessionId = await listened();
    const { log } = api.services;
    let tries = 0;
    const record: typeof log.record = (...event) =>
      tries++ === 0 ? Promise.reject(new Error('away for a moment')) : log.record(...event);
    expect(await lifeWith({ log: { record } }).end({ sessionId })).toBe(1);
    expect(await noticesOf(sessionId)).toMatchObject([{ text: expect.stringMatching(/^1 is listening/) }]);
    expect(await lifeWith({ log: { record } }).end({ sessionId })).toBe(1);
    expect(await noticesOf(sessionId)).toEqual([]);
  });
});

it(`lets ${MOST_LISTENERS} listen at a time, and says so to the next`, async () => {
  const sessionId = await begun();
  for (let count = 0; count < MOST_LISTENERS; count += 1) await observe(sessionId).expect(201);
  expect((await observe(sessionId).expect(409)).body.error.code).toBe('listeners_full');
});

describe('workspaces', () => {
  it('are shared by admins alone; what was prepared before stays where it was', async () => {
    const other = await signUp(api, 'other@example.org');
    const before = await createInterview(other.browser, observed);
    await coach.browser
      .put('/api/staff/workspace')
      .send({ email: other.email, with: coach.email })
      .expect(403);
    await share('nobody@example.org', coach.email).expect(404);
    await share(other.email, coach.email).expect(200);
    const after = await createInterview(other.browser, observed);
    const listed = JSON.stringify((await coach.browser.get('/api/coach/sessions').expect(200)).body);
    expect(listed).toContain(after);
    expect(listed).not.toContain(before);
  });
});

/** A figure of the candidate's that was judged. */
async function beginJudged(sessionId: string): Promise<void> {
  await api.services.log.record(sessionId, null, () => ({
    body: {
      kind: 'number_judged',
      data: {
        ...{ question_id: 'any', stated_id: null, value: 1, unit: null, expected: 2, expected_on_own: null },
        ...{ verdict: 'wrong', error: null, wrong_turn_id: null, attempt: 1, credit: 0 },
      },
    },
    producer: 'api',
    producerKind: 'api',
    eventId: crypto.randomUUID(),
    occurredMs: 1,
  }));
}

type Stream = Awaited<ReturnType<typeof follow>>;
async function nextBut(stream: Stream, kind: string) {
  for (;;) {
    const event = await stream.next();
    if (event.event !== kind) return event;
  }
}
