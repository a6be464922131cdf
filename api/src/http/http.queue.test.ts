import { cp, mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { allConsents, createInterview, smallCase, startTestApi, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

it('names each field of a request that is not of the schema', async () => {
  const browser = await api.guest();
  const { body } = await browser
    .post('/api/sessions')
    .send({ case_id: '', door: 'window', consents: { recording: 'yes', providers: true } })
    .expect(400);
  expect(body.error.code).toBe('invalid_request');
  expect(body.error.fields.map((field: { path: string }) => field.path)).toEqual([
    'case_id',
    'door',
    'consents.recording',
    'consents.observers',
  ]);
  const broken = await browser
    .post('/api/sessions')
    .set('Content-Type', 'application/json')
    .send('{"case_id": ')
    .expect(400);
  expect(broken.body.error.message).toContain('not valid JSON');
  const query = await browser.get('/api/sessions?limit=1000&status=sleeping').expect(400);
  expect(query.body.error.fields).toHaveLength(2);
  await browser.get('/api/sessions?cursor=nonsense').expect(400);
});

it("shows nobody somebody else's interview, by any route", async () => {
  const owner = await api.guest();
  const sessionId = await createInterview(owner);
  const stranger = await api.guest();
  const base = `/api/sessions/${sessionId}`;
  const requests = [
    stranger.get(base),
    stranger.patch(base).send({ title: 'mine' }),
    stranger.post(`${base}/start`).send({ tab_id: randomUUID() }),
    stranger.post(`${base}/end`),
    stranger.delete(base),
    stranger.get(`${base}/view`),
    stranger.get(`${base}/changes`),
    stranger.post(`${base}/commands`).send({ command: 'audible', command_id: randomUUID() }),
    stranger.put(`${base}/scratchpad`).send({ text: 'x' }),
    stranger.get(`${base}/evaluation`),
    stranger.post(`${base}/evaluation/retry`),
    stranger.get(`${base}/report`),
    stranger.get(`${base}/recordings/${randomUUID()}`),
  ];
  for (const request of requests) {
    const { status, body } = await request;
    expect([status, body.error.code]).toEqual([404, 'not_found']);
  }
  await owner.get(base).expect(200);
  await owner.get('/api/sessions/not-a-uuid').expect(404);
});

it('asks who is not signed in, or whose sign-in is forged or expired, to sign in', async () => {
  await api.browser().get('/api/sessions').expect(401);
  const forged = await api
    .browser()
    .get('/api/sessions')
    .set('Cookie', 'caseroom.session_token=forged.token');
  expect([forged.status, forged.body.error.code]).toEqual([401, 'sign_in_needed']);
  const browser = await api.guest();
  await browser.get('/api/sessions').expect(200);
  await api.services.db
    .updateTable('account_sessions' as never)
    .set({ expiresAt: new Date(0) } as never)
    .execute();
  await browser.get('/api/sessions').expect(401);
});

it("takes the interviewer's requests with its own credential only", async () => {
  const path = `/agent/sessions/${randomUUID()}/lease`;
  await api.browser().post(path).send({ job_id: 'x' }).expect(401);
  await api.browser().post(path).set('Authorization', 'Bearer wrong').send({ job_id: 'x' }).expect(401);
  await (await api.guest()).post(path).send({ job_id: 'x' }).expect(401);
  await api.agent().post(path).send({ job_id: 'x' }).expect(404);
});

it('lists, pages, filters and renames own interviews', async () => {
  const browser = await api.guest();
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) ids.unshift(await createInterview(browser));
  const first = await browser.get('/api/sessions?limit=3').expect(200);
  const second = await browser.get(`/api/sessions?limit=3&cursor=${first.body.next_cursor}`).expect(200);
  const listed = [...first.body.sessions, ...second.body.sessions];
  expect(listed.map((row: { session_id: string }) => row.session_id)).toEqual(ids);
  expect(second.body.next_cursor).toBeNull();
  await browser.patch(`/api/sessions/${ids[0]}`).send({ title: ' Before the real one ' }).expect(200);
  const renamed = await browser.get(`/api/sessions/${ids[0]}`).expect(200);
  expect(renamed.body).toMatchObject({ title: 'Before the real one', status: 'created', evaluation: 'none' });
  await browser.post(`/api/sessions/${ids[1]}/end`).expect(200);
  const ended = await browser.get('/api/sessions?status=ended').expect(200);
  expect(ended.body.sessions.map((row: { session_id: string }) => row.session_id)).toEqual([ids[1]]);
  const other = await browser.get('/api/sessions?case_id=another').expect(200);
  expect(other.body.sessions).toEqual([]);
});

it('keeps the interviews of a guest who signs up', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  const account = { name: 'Ada Example', email: `${randomUUID()}@example.org`, password: 'a long password' };
  await browser.post('/api/auth/sign-up/email').send(account).expect(200);
  const { body } = await browser.get('/api/sessions').expect(200);
  expect(body.sessions.map((row: { session_id: string }) => row.session_id)).toEqual([sessionId]);
  const elsewhere = api.browser();
  await elsewhere
    .post('/api/auth/sign-in/email')
    .send({ ...account, password: 'wrong password' })
    .expect(401);
  await elsewhere.post('/api/auth/sign-in/email').send(account).expect(200);
  await elsewhere.get(`/api/sessions/${sessionId}`).expect(200);
});

it('sends a link for a new password, as a file where no mail server is set', async () => {
  const browser = api.browser();
  const email = `${randomUUID()}@example.org`;
  await browser
    .post('/api/auth/sign-up/email')
    .send({ name: 'Ada', email, password: 'a long password' })
    .expect(200);
  await browser
    .post('/api/auth/request-password-reset')
    .send({ email, redirectTo: '/new-password' })
    .expect(200);
  const folder = join(api.config.DATA_DIR, 'mail');
  await expect.poll(async () => (await readdir(folder).catch(() => [])).length).toBe(1);
  const [file = ''] = await readdir(folder);
  const mail = await readFile(join(folder, file), 'utf8');
  expect(mail).toContain(`To: ${email}`);
  const link = /http\S+(\/api\/auth\/reset-password\/\S+)/.exec(mail)?.[1] ?? '';
  const { headers } = await browser.get(link).expect(302);
  const page = new URL(headers.location ?? '', 'http://localhost');
  expect(page.pathname).toBe('/new-password');
  const renewed = { token: page.searchParams.get('token'), newPassword: 'another long password' };
  await browser.post('/api/auth/reset-password').send(renewed).expect(200);
  await browser.get('/api/me').expect(401);
  await browser.post('/api/auth/sign-in/email').send({ email, password: renewed.newPassword }).expect(200);
  const { body } = await browser.post('/api/auth/reset-password').send(renewed).expect(400);
  expect(body.code).toBe('INVALID_TOKEN');
});

it('names a broken case with its line, and loads the rest of the library', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'caseroom-cases-'));
  await cp(smallCase, join(folder, 'whole'), { recursive: true });
  await mkdir(join(folder, 'broken'));
  await writeFile(join(folder, 'broken', 'case.yaml'), 'id: broken\nversion: 1\ntitle: [unclosed\n');
  await mkdir(join(folder, 'thin'));
  await writeFile(join(folder, 'thin', 'case.yaml'), 'id: thin\nversion: many\n');
  const own = await startTestApi({ CASES_DIR: folder });
  try {
    const { body } = await own.browser().get('/api/cases').expect(200);
    expect(body.cases.map(({ id }: { id: string }) => id)).toEqual(['rooftop-cinema']);
    expect(body.broken.map(({ folder: name }: { folder: string }) => name)).toEqual(['broken', 'thin']);
    expect(body.broken[0].problem).toMatch(/^line \d+: /);
    expect(body.broken[1].problem).toContain('line 2: "version" should be a number');
  } finally {
    await own.close();
  }
});

it('refuses a case, a mode or a door that is not there', async () => {
  const browser = await api.guest();
  const wish = { case_id: 'rooftop-cinema', door: 'type', consents: allConsents };
  await browser
    .post('/api/sessions')
    .send({ ...wish, case_id: 'unknown' })
    .expect(404);
  const mode = await browser
    .post('/api/sessions')
    .send({ ...wish, mode: 'product-management' })
    .expect(409);
  expect(mode.body.error.code).toBe('mode_not_offered');
  const door = await browser
    .post('/api/sessions')
    .send({ ...wish, door: 'talk' })
    .expect(409);
  expect(door.body.error).toMatchObject({
    code: 'door_closed',
    message: expect.stringContaining('No speech provider'),
  });
});

it('says that the database is away', async () => {
  const away = await startTestApi({ DATABASE_URL: 'postgres://u:p@127.0.0.1:9/x' });
  try {
    const { body, headers } = await away.browser().get('/api/offer').expect(503);
    expect(body.error.code).toBe('database_away');
    expect(headers['retry-after']).toBe('5');
    await away.browser().get('/health/live').expect(200);
    await away.browser().get('/health/ready').expect(503);
  } finally {
    await away.close();
  }
});

it('stays in service while the queue is away, and says so', async () => {
  const away = await startTestApi({ REDIS_URL: 'redis://127.0.0.1:9' });
  try {
    const { body } = await away.browser().get('/health/ready').expect(200);
    expect(body).toMatchObject({ ready: true, ok: false });
    expect(body.parts).toContainEqual({ name: 'queue', ok: false, ms: expect.any(Number) });
    await away.browser().get('/health/parts').expect(503);
  } finally {
    await away.close();
  }
});

it('limits requests, says when to come back, and goes on limiting while Redis is away', async () => {
  for (const REDIS_URL of [api.config.REDIS_URL, 'redis://127.0.0.1:9']) {
    const strict = await startTestApi({ REQUESTS_A_MINUTE: '3', REDIS_URL });
    // Counted by address for all apis of one Redis: this one is seen from an address of its own.
    const ask = () => strict.browser().get('/api/offer').set('X-Forwarded-For', '203.0.113.9');
    try {
      for (let count = 0; count < 3; count += 1) await ask().expect(200);
      // Requests that came before the connection to Redis was ready were counted in the process.
      const answers = [await ask(), await ask(), await ask(), await ask()];
      const { body, headers } = answers.find(({ status }) => status === 429) ?? (await ask().expect(429));
      expect(body.error.code).toBe('too_many_requests');
      expect(Number(headers['retry-after'])).toBe(body.error.retry_after_s);
      expect(headers['ratelimit-limit']).toBe('3');
    } finally {
      await strict.close();
    }
  }
});

it('describes every route in its OpenAPI document', async () => {
  const { body } = await api.browser().get('/api/openapi.json').expect(200);
  expect(body.openapi).toBe('3.1.0');
  const start = body.paths['/api/sessions/{sessionId}/start'].post;
  expect(Object.keys(start.responses)).toEqual(['201', 'default']);
  expect(start.parameters[0]).toMatchObject({ name: 'sessionId', in: 'path' });
});

it('lets a page record, play and reach the media server, and nothing more', async () => {
  const { headers } = await api.browser().get('/api/offer').expect(200);
  expect(headers['permissions-policy']).toContain('microphone=(self), camera=(self), display-capture=(self)');
  expect(headers['content-security-policy']).toContain("connect-src 'self' ws://127.0.0.1");
  expect(headers['content-security-policy']).toContain("worker-src 'self' blob:");
  expect(headers['x-powered-by']).toBeUndefined();
  await api.browser().get('/api/nothing/here').expect(404).expect('Content-Type', /json/);
});

it('counts what it does, and is live without its parts', async () => {
  await api.browser().get('/health/live').expect(200, { ok: true });
  const { text } = await api.browser().get('/metrics').expect(200);
  expect(text).toContain('caseroom_http_request_seconds_bucket');
  expect(text).toContain('route="/api/sessions"');
});
