import { randomUUID } from 'node:crypto';
import type { DraftRow } from '@caseroom/core/wire/authoring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allConsents, type Browser, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let coach: Browser;

beforeAll(async () => {
  api = await startTestApi({ ADMIN_EMAILS: 'Admin@example.org, second@example.org' });
  coach = await signUp('coach@example.org');
  const admin = await signUp('admin@example.org');
  await admin.put('/api/staff').send({ email: 'coach@example.org', role: 'coach' }).expect(200);
});
afterAll(() => api.close());

async function signUp(email: string): Promise<Browser> {
  const browser = api.browser();
  const person = { name: 'Ines', email, password: 'correct horse' };
  await browser.post('/api/auth/sign-up/email').send(person).expect(200);
  return browser;
}

const drafts = '/api/authoring/drafts';
type Begun = DraftRow & { yaml: string };
async function begin(wish: object = {}, browser: Browser = coach): Promise<Begun> {
  return (await browser.post(drafts).send(wish).expect(201)).body;
}

async function save(draft: DraftRow, yaml: string): Promise<DraftRow> {
  const { body } = await coach
    .put(`${drafts}/${draft.draft_id}`)
    .send({ revision: draft.revision, yaml })
    .expect(200);
  return body;
}

const publish = (draft: DraftRow) =>
  coach.post(`${drafts}/${draft.draft_id}/publish`).send({ revision: draft.revision });

const cardsOf = async (): Promise<{ id: string; title: string }[]> =>
  (await api.browser().get('/api/cases').expect(200)).body.cases;

describe('roles', () => {
  it('are asked for at the door of every route', async () => {
    for (const browser of [await api.guest(), await signUp('candidate@example.org')]) {
      expect((await browser.get('/api/me').expect(200)).body.role).toBe('candidate');
      const refused = await browser.get(drafts).expect(403);
      expect(refused.body.error).toMatchObject({ code: 'role_needed' });
      await browser.post(drafts).send({}).expect(403);
      await browser.post(`${drafts}/${randomUUID()}/publish`).send({ revision: 1 }).expect(403);
      await browser.get('/api/staff').expect(403);
    }
    await api.browser().get(drafts).expect(401);
    await coach.put('/api/staff').send({ email: 'coach@example.org', role: 'admin' }).expect(403);
  });

  it('are given by an admin, hold at once and can be taken back', async () => {
    const admin = await signUp('second@example.org');
    expect((await admin.get('/api/me').expect(200)).body.role).toBe('admin');
    const other = await signUp('other@example.org');
    await admin.put('/api/staff').send({ email: 'Other@Example.org', role: 'coach' }).expect(200);
    await other.get(drafts).expect(200);
    const { body } = await admin.get('/api/staff').expect(200);
    expect(body.people).toContainEqual({
      email: 'other@example.org',
      name: 'Ines',
      role: 'coach',
      fixed: false,
    });
    expect(body.people).toContainEqual(expect.objectContaining({ email: 'admin@example.org', fixed: true }));
    await admin.put('/api/staff').send({ email: 'other@example.org', role: 'candidate' }).expect(200);
    await other.get(drafts).expect(403);
    const nobody = await admin.put('/api/staff').send({ email: 'nobody@example.org', role: 'coach' });
    expect([nobody.status, nobody.body.error.code]).toEqual([404, 'no_such_account']);
  });
});

describe('a draft', () => {
  it('begins as a small case that passes the proof, or as a copy of the library', async () => {
    const blank = await begin();
    const { body } = await coach.post(`${drafts}/${blank.draft_id}/check`).expect(200);
    expect(body).toMatchObject({ ok: true, seeds: 50, values: { needed: { value: 15 } } });
    expect(body.exhibits[0].series[0].values).toEqual([5, 1]);
    const copy = await begin({ copy_of: 'rooftop-cinema' });
    expect(copy.case_id).toMatch(/^rooftop-cinema-\w{6}$/);
    expect(copy.yaml).toContain(`id: ${copy.case_id}`);
    await coach.post(drafts).send({ copy_of: 'no-such-case' }).expect(404);
  });

  it('keeps whatever is written, and refuses to write over what another window wrote', async () => {
    const draft = await begin({ yaml: 'title: Night train\nid: [' });
    expect(draft.title).toBe('Untitled');
    const saved = await save(draft, 'id: night-train\ntitle: Night train\n');
    expect(saved).toMatchObject({ case_id: 'night-train', title: 'Night train', revision: 2 });
    const late = await coach.put(`${drafts}/${draft.draft_id}`).send({ revision: 1, yaml: 'x' }).expect(409);
    expect(late.body.error.code).toBe('draft_changed');
    const { body } = await coach.get(`${drafts}/${draft.draft_id}`).expect(200);
    expect(body).toMatchObject({ revision: 2, yaml: 'id: night-train\ntitle: Night train\n' });
  });

  it('belongs to its workspace alone', async () => {
    const draft = await begin();
    const admin = api.browser();
    await admin
      .post('/api/auth/sign-in/email')
      .send({ email: 'admin@example.org', password: 'correct horse' })
      .expect(200);
    await admin.get(`${drafts}/${draft.draft_id}`).expect(404);
    await admin.post(`${drafts}/${draft.draft_id}/publish`).send({ revision: 1 }).expect(404);
    await coach.get(`${drafts}/not-an-id`).expect(404);
  });

  it.each([
    ['no YAML at all', 'title: [', 'yaml'],
    ['an alias without an anchor', 'title: *nowhere', 'schema'],
    ['nothing', '', 'schema'],
    ['a list', '- 1\n- 2', 'schema'],
    ['a part that is missing', 'id: x\ntitle: T\n', 'schema'],
  ])('with %s gives findings with their lines', async (_what, yaml, code) => {
    const draft = await begin({ yaml });
    const { body } = await coach.post(`${drafts}/${draft.draft_id}/check`).expect(200);
    expect(body).toMatchObject({ ok: false, values: null, exhibits: [] });
    expect(body.findings.map((finding: { code: string }) => finding.code)).toContain(code);
    for (const { line, message } of body.findings)
      expect([line >= 1, message.length > 10]).toEqual([true, true]);
    const { status, body: refused } = await publish(draft);
    expect([status, refused.error.code]).toEqual([422, 'case_not_proven']);
  });
});

describe('publishing', () => {
  it('refuses what does not pass the proof, with each finding', async () => {
    const draft = await begin();
    const broken = await save(draft, draft.yaml.replace('expr: fee - packing', 'expr: fee - wrapping'));
    const { body } = await publish(broken).expect(422);
    const line = draft.yaml.split('\n').findIndex((text) => text.includes('expr: fee')) + 1;
    expect(body.error.findings).toContainEqual(
      expect.objectContaining({ code: 'unknown_name', path: 'model.formulas.left.expr', line }),
    );
    expect(body.error.message).toContain(`Line ${line}`);
    expect((await cardsOf()).map(({ id }) => id)).toEqual(['rooftop-cinema']);
  });

  it('puts versions into the library, and a session keeps the one that it was sat with', async () => {
    const draft = await begin();
    const first = (await publish(draft).expect(201)).body;
    expect(first).toMatchObject({ number: 1, case_id: draft.case_id, status: 'published' });
    expect((await publish(draft).expect(201)).body).toEqual(first);

    const sit = async () => {
      const guest = await api.guest();
      const wish = { case_id: draft.case_id, door: 'type', consents: allConsents };
      return (await guest.post('/api/sessions').send(wish).expect(201)).body;
    };
    const before = await sit();
    const renamed = await save(draft, draft.yaml.replace('title: Lunch by bicycle', 'title: Lunch by boat'));
    expect(renamed).toMatchObject({ changed: true, published: { number: 1 } });
    expect((await sit()).case_title).toBe('Lunch by bicycle');
    expect((await publish(renamed).expect(201)).body).toMatchObject({ number: 2 });
    expect((await sit()).case_title).toBe('Lunch by boat');
    expect((await api.services.sessions.getPinnedCase(before.session_id)).source).toMatchObject({
      title: 'Lunch by bicycle',
      version: 1,
    });
    expect(await cardsOf()).toContainEqual(
      expect.objectContaining({ id: draft.case_id, title: 'Lunch by boat' }),
    );

    const { body } = await coach.get(`${drafts}/${draft.draft_id}/versions`).expect(200);
    expect(
      body.versions.map(({ number, status }: { number: number; status: string }) => [number, status]),
    ).toEqual([
      [2, 'published'],
      [1, 'replaced'],
    ]);
    const old = await coach.get(`${drafts}/${draft.draft_id}/versions/1`).expect(200);
    expect(old.body.yaml).toBe(draft.yaml);
  });

  it('takes a case out of the library again', async () => {
    const draft = await begin();
    await publish(draft).expect(201);
    await coach.delete(`${drafts}/${draft.draft_id}`).expect(409);
    const { body } = await coach.post(`${drafts}/${draft.draft_id}/unpublish`).expect(200);
    expect(body).toMatchObject({ published: null, changed: true });
    expect((await cardsOf()).map(({ id }) => id)).not.toContain(draft.case_id);
    await coach.delete(`${drafts}/${draft.draft_id}`).expect(200);
    await coach.get(`${drafts}/${draft.draft_id}`).expect(404);
  });

  it('gives no two cases the same id', async () => {
    const taken = await begin();
    await publish(taken).expect(201);
    for (const id of [taken.case_id, 'rooftop-cinema']) {
      const draft = await begin();
      const { body } = await publish(
        await save(draft, draft.yaml.replace(`id: ${draft.case_id}`, `id: ${id}`)),
      ).expect(409);
      expect(body.error.code).toBe('case_id_taken');
    }
  });
});

it('gives an id to one of two drafts that are published at the same time', async () => {
  const first = await begin();
  const second = await begin();
  const twin = await save(second, first.yaml);
  const answers = await Promise.all([publish(first), publish(twin)]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

it('lets the coach who writes a draft sit it, and nobody else', async () => {
  const draft = await begin();
  const wish = { case_id: `draft:${draft.draft_id}`, door: 'type', consents: allConsents };
  const { body } = await coach.post('/api/sessions').send(wish).expect(201);
  expect(body).toMatchObject({ case_id: draft.case_id, case_title: 'Lunch by bicycle' });
  const guest = await api.guest();
  await guest.post('/api/sessions').send(wish).expect(403);
  await save(draft, 'id: x');
  await coach.post('/api/sessions').send(wish).expect(422);
});
