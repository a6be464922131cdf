import { machineScore } from '@caseroom/core/scoring/testing/small-report';
import type { CoachRating, ScoreSheet } from '@caseroom/core/wire/coach-score';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endWithReport, publishReport } from '../../testing/judged-interview.ts';
import { signUp, type TestPerson } from '../../testing/people.ts';
import { sendBytes } from '../../testing/recorded-segment.ts';
import { allConsents, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { eraseSession } from '../sessions/session.repository.ts';

let api: TestApi;
let admin: TestPerson;
let coach: TestPerson;
let second: TestPerson;
let stranger: TestPerson;
let candidate: TestPerson;

const agreed = { consents: { ...allConsents, observers: true } };
const share = (email: string, other: string | null) =>
  admin.browser.put('/api/staff/workspace').send({ email, with: other });

beforeAll(async () => {
  api = await startTestApi({ ADMIN_EMAILS: 'admin@example.org' });
  admin = await signUp(api, 'admin@example.org', 'Ada Admin');
  coach = await signUp(api, 'coach@example.org', 'Carla Coach');
  second = await signUp(api, 'second@example.org', 'Ben Second');
  stranger = await signUp(api, 'stranger@example.org');
  candidate = await signUp(api, 'candidate@example.org', 'Kim Candidate');
  for (const { email } of [coach, second, stranger])
    await admin.browser.put('/api/staff').send({ email, role: 'coach' }).expect(200);
  for (const { email } of [candidate, second, admin]) await share(email, coach.email).expect(200);
});
afterAll(() => api.close());

const machine = [
  machineScore('structure', 2),
  machineScore('math', 3.4),
  machineScore('insight', 3),
  machineScore('synthesis', 4),
];

/** An interview that is over and has its report. */
async function judged(wish: object = agreed, change: object = {}): Promise<string> {
  const sessionId = await createInterview(candidate.browser, wish);
  await endWithReport(api.services, sessionId, machine, change);
  return sessionId;
}

const sheetOf = (ratings: (CoachRating | null)[], change: Partial<ScoreSheet> = {}): ScoreSheet => ({
  scores: machine.map(({ dimension }, index) => ({ dimension, rating: ratings[index] ?? null, comment: '' })),
  pass_on: 'yes',
  comments: [],
  overrides: [],
  ...change,
});
const whole = sheetOf([4, 3, 3, 'not_enough_evidence']);

const deskOf = (sessionId: string, who = coach) => who.browser.get(`/api/coach/scorable/${sessionId}`);
const save = (sessionId: string, sheet: unknown, revision: number, who = coach) =>
  who.browser.put(`/api/coach/scorable/${sessionId}/draft`).send({ sheet, revision });
/** Hands in what the desk shows as read; gives the answer's body. */
async function handIn(sessionId: string, sheet: unknown, status = 201, who = coach) {
  const desk = await deskOf(sessionId, who).expect(200);
  const answer = await who.browser
    .post(`/api/coach/scorable/${sessionId}/versions`)
    .send({ sheet, evaluation_id: desk.body.record.evaluation_id })
    .expect(status);
  return answer.body;
}
const wordOf = (sessionId: string, who = candidate) => who.browser.get(`/api/sessions/${sessionId}/coaches`);
const listOf = async (who = coach): Promise<{ session_id: string; state: string }[]> =>
  (await who.browser.get('/api/coach/scorable').expect(200)).body.sessions;
const override = (rating: CoachRating, reason = 'She compared both leases at 9 s.') => ({
  overrides: [{ dimension: 'structure' as const, rating, reason }],
});

describe('who may score', () => {
  it('coaches of the workspace, where the candidate agreed; for everybody else it is not there', async () => {
    const sessionId = await judged();
    const silent = await judged({});
    expect((await listOf()).map((each) => each.session_id)).toContain(sessionId);
    expect((await listOf()).map((each) => each.session_id)).not.toContain(silent);
    expect(await listOf(stranger)).toEqual([]);
    await deskOf(sessionId, stranger).expect(404);
    await deskOf(silent).expect(404);
    await deskOf(sessionId, candidate).expect(403);
    await (await api.guest()).get(`/api/coach/scorable/${sessionId}`).expect(403);
    await api.browser().get(`/api/coach/scorable/${sessionId}`).expect(401);
    await save(sessionId, whole, 0, stranger).expect(404);
    await save(silent, whole, 0).expect(404);
    await stranger.browser.get(`/api/sessions/${sessionId}/report`).expect(404);
    await stranger.browser.get(`/api/sessions/${sessionId}/coaches`).expect(404);
    await coach.browser.get(`/api/sessions/${silent}/report`).expect(404);
  });

  it('nobody an interview of their own, and nobody one that goes on', async () => {
    const own = await createInterview(coach.browser, agreed);
    await endWithReport(api.services, own, machine);
    await deskOf(own).expect(404);
    expect((await listOf()).map((each) => each.session_id)).not.toContain(own);
    await deskOf(await createInterview(candidate.browser, agreed)).expect(404);
  });

  it('nobody by a wording that spoke of listening alone, until the candidate agrees to this one, or takes it back', async () => {
    const sessionId = await judged();
    await api.services.db
      .updateTable('consents')
      .set({ text_version: '2026-11.2' })
      .where('session_id', '=', sessionId)
      .execute();
    await deskOf(sessionId).expect(404);
    const allow = async (allowed: boolean) =>
      (
        await candidate.browser
          .put(`/api/sessions/${sessionId}/listening`)
          .send({ coaches_may_listen: allowed })
          .expect(200)
      ).body;
    const { body } = await candidate.browser.get(`/api/sessions/${sessionId}/listening`).expect(200);
    expect(body).toMatchObject({ coaches_may_listen: true, coaches_may_score: false });
    expect(await allow(true)).toMatchObject({ coaches_may_score: true });
    await handIn(sessionId, whole);
    expect(await allow(false)).toMatchObject({ coaches_may_score: false });
    for (const path of [`coach/scorable/${sessionId}`, `sessions/${sessionId}/report`])
      await coach.browser.get(`/api/${path}`).expect(404);
    // What was said to the candidate stays the candidate's.
    expect((await wordOf(sessionId).expect(200)).body.words).toHaveLength(1);
  });

  it('a coach hears the recording as the candidate does, and a stranger hears nothing', async () => {
    const sessionId = await judged();
    const segmentId = crypto.randomUUID();
    await sendBytes(api, sessionId, segmentId, 0, Buffer.from('voice'));
    const hear = (who: TestPerson) => who.browser.get(`/api/sessions/${sessionId}/recordings/${segmentId}`);
    for (const who of [coach, candidate]) expect((await hear(who).expect(200)).body.toString()).toBe('voice');
    await hear(stranger).expect(404);
  });
});

describe('blindness', () => {
  it('until the own scores are handed in there is nothing of the machine’s to be read', async () => {
    const sessionId = await judged();
    const { body } = await deskOf(sessionId).expect(200);
    expect(body.record.transcript[0].text).toContain('Rent grew by half');
    expect(body.rubric).toHaveLength(4);
    expect(body.record.dimensions[0].anchors).toHaveLength(5);
    expect(JSON.stringify(body)).not.toMatch(/Found by the machine|3\.4|usual practice/);
    for (const path of ['report', 'reports', 'coaches']) {
      const { error } = (await coach.browser.get(`/api/sessions/${sessionId}/${path}`).expect(409)).body;
      expect(error).toMatchObject({ code: 'score_first', message: expect.stringContaining('Hand in') });
    }
    await save(sessionId, whole, 0).expect(200);
    await coach.browser.get(`/api/sessions/${sessionId}/report`).expect(409);
    await handIn(sessionId, whole);
    const { body: report } = await coach.browser.get(`/api/sessions/${sessionId}/report`).expect(200);
    expect(report.dimensions[1].score).toBe(3.4);
    expect(report.questions).toHaveLength(1);
    expect(report.coverage).toHaveLength(1);
    expect(report.first_cuts).toHaveLength(1);
    await second.browser.get(`/api/sessions/${sessionId}/report`).expect(409);
  });

  it('what happened is there before, and how the candidate speaks never', async () => {
    const sessionId = await judged();
    const read = (who: TestPerson, what: string) => who.browser.get(`/api/sessions/${sessionId}/${what}`);
    await read(coach, 'replay').expect(200);
    await read(stranger, 'replay').expect(404);
    await handIn(sessionId, whole);
    const delivery = async (who: TestPerson) => (await read(who, 'report').expect(200)).body.delivery;
    expect(await delivery(candidate)).toMatchObject({ words_per_minute: { value: 142 } });
    expect(JSON.stringify(await delivery(coach))).not.toMatch(/142|410|120|84/);
  });

  it('a blind score overrides nothing', async () => {
    const sessionId = await judged();
    const refused = await handIn(sessionId, { ...whole, ...override(4) }, 409);
    expect(refused.error.code).toBe('score_first');
    expect((await wordOf(sessionId).expect(200)).body.words).toEqual([]);
  });

  it('attempts to steer are told to the coach with their line, and not to the candidate', async () => {
    const sessionId = await judged();
    expect((await deskOf(sessionId).expect(200)).body.steering).toEqual([
      { kind: 'asks_for_score', line_id: expect.any(String), text: expect.any(String), at_ms: 9_000 },
    ]);
    for (const path of ['report', 'coaches']) {
      const { text } = await candidate.browser.get(`/api/sessions/${sessionId}/${path}`).expect(200);
      expect(text).not.toMatch(/steer|asks_for_score/);
    }
  });
});

describe('a draft', () => {
  it('is kept as it is filled in, is the coach’s alone, and is not written over from another window', async () => {
    const sessionId = await judged();
    const half = sheetOf([4, null, null, null], { pass_on: null });
    expect((await save(sessionId, half, 0).expect(200)).body.revision).toBe(1);
    expect((await deskOf(sessionId).expect(200)).body).toMatchObject({ sheet: half, revision: 1 });
    expect((await deskOf(sessionId, second).expect(200)).body).toMatchObject({ revision: 0, versions: [] });
    await save(sessionId, whole, 1).expect(200);
    expect((await save(sessionId, half, 1).expect(409)).body.error.code).toBe('draft_changed');
    expect((await deskOf(sessionId).expect(200)).body.sheet).toEqual(whole);
    expect((await listOf()).find((each) => each.session_id === sessionId)?.state).toBe('begun');
    expect((await wordOf(sessionId).expect(200)).body.words).toEqual([]);
  });

  it('goes with the account of its coach, and what was handed in stays without the name', async () => {
    const { db } = api.services;
    const leaving = await signUp(api, 'leaving@example.org', 'Lena Leaving');
    await admin.browser.put('/api/staff').send({ email: leaving.email, role: 'coach' }).expect(200);
    await share(leaving.email, coach.email).expect(200);
    const [begun, handed] = [await judged(), await judged()];
    const thought = { ...whole, comments: [{ id: crypto.randomUUID(), at_ms: 0, text: 'Half a thought.' }] };
    await save(begun, thought, 0, leaving).expect(200);
    await handIn(handed, whole, 201, leaving);
    await save(handed, thought, 1, leaving).expect(200);
    await save(begun, whole, 0).expect(200);
    await db.deleteFrom('accounts').where('email', '=', leaving.email).execute();
    const rows = await db
      .selectFrom('coach_words')
      .select(['session_id', 'account_id', 'sheet'])
      .where('session_id', 'in', [begun, handed])
      .execute();
    expect(JSON.stringify(rows)).not.toContain('Half a thought');
    expect(rows).toHaveLength(2);
    expect(rows).toContainEqual({ session_id: handed, account_id: null, sheet: whole });
    expect((await deskOf(begun).expect(200)).body.sheet).toEqual(whole);
    const { words } = (await wordOf(handed).expect(200)).body;
    expect(words).toMatchObject([{ coach: null, versions: [{ version: 1, sheet: whole }] }]);
  });

  it('is refused with a sentence when it is not a sheet, or not whole enough to be handed in', async () => {
    const sessionId = await judged();
    const [first] = whole.scores;
    await save(sessionId, { ...whole, scores: [{ ...first, rating: 7 }] }, 0).expect(400);
    await save(sessionId, { ...whole, scores: [first, first] }, 0).expect(400);
    const { error } = await handIn(sessionId, sheetOf([4, 3, 3, null], { pass_on: null }), 422);
    expect(error.message).toBe(
      'Before you hand it in: rate Synthesis, or say that there is not enough evidence; say whether you would pass the candidate on.',
    );
    const other = await judged();
    const { body } = await deskOf(other).expect(200);
    await coach.browser
      .post(`/api/coach/scorable/${sessionId}/versions`)
      .send({ sheet: whole, evaluation_id: body.record.evaluation_id })
      .expect(404);
  });
});

describe('a word that was handed in', () => {
  it('stands with who and when; later changes are versions beside it', async () => {
    const sessionId = await judged();
    const comment = { id: crypto.randomUUID(), at_ms: 9_000, text: 'Here you lost me.' };
    await handIn(sessionId, whole);
    await handIn(sessionId, whole);
    const later = { ...whole, comments: [comment], ...override(4) };
    const desk = await handIn(sessionId, later);
    expect(desk.versions.map((each: { version: number }) => each.version)).toEqual([2, 1]);
    const { body } = await wordOf(sessionId).expect(200);
    expect(body.words).toEqual([
      {
        ...{ word_id: expect.any(String), coach: 'Carla Coach', own: false, other_record: false },
        versions: [
          { version: 2, blind: false, handed_in_at: expect.any(String), sheet: later },
          { version: 1, blind: true, handed_in_at: expect.any(String), sheet: whole },
        ],
      },
    ]);
  });

  it('counts where it overrides, with its reason, and the machine’s stays beside it', async () => {
    const sessionId = await judged();
    await handIn(sessionId, whole);
    expect((await handIn(sessionId, { ...whole, ...override(4, ' ') }, 422)).error.message).toContain(
      'give the reason why you override Structure',
    );
    await handIn(sessionId, { ...whole, ...override(4) });
    const { body } = await wordOf(sessionId).expect(200);
    expect(body.counted[0]).toMatchObject({
      ...{ dimension: 'structure', by: 'coach', score: 4 },
      override: { coach: 'Carla Coach', reason: 'She compared both leases at 9 s.' },
    });
    // (4 + 3.4 + 3 + 4) / 4, where the machine has (2 + 3.4 + 3 + 4) / 4.
    expect(body.overall.score).toBe(3.6);
    const { body: report } = await candidate.browser.get(`/api/sessions/${sessionId}/report`).expect(200);
    expect(report.overall.score).toBe(3.1);
    expect(report.dimensions[0].score).toBe(2);
  });

  it('says so where a line was put right after it had been read', async () => {
    const sessionId = await judged();
    await handIn(sessionId, whole);
    await api.services.db
      .updateTable('sessions')
      .set({ head_hash: 'another' })
      .where('id', '=', sessionId)
      .execute();
    const again = await publishReport(api.services, sessionId, machine);
    expect((await wordOf(sessionId).expect(200)).body.words[0].other_record).toBe(false);
    await api.services.db
      .updateTable('evaluations')
      .set({ report: sql`jsonb_set(report, '{transcript,0,text}', '"Rent fell."')` })
      .where('id', '=', again)
      .execute();
    expect((await wordOf(sessionId).expect(200)).body.words[0].other_record).toBe(true);
  });

  it('goes with the interview when that is erased, and nothing personal is left', async () => {
    const sessionId = await judged();
    const words = { ...whole, comments: [{ id: crypto.randomUUID(), at_ms: 0, text: 'Zebedee stammers.' }] };
    await handIn(sessionId, words);
    const rows = async () =>
      JSON.stringify([
        await api.services.db.selectFrom('coach_words').selectAll().execute(),
        await api.services.db.selectFrom('coach_versions').selectAll().execute(),
        await api.services.db.selectFrom('tombstones').selectAll().execute(),
      ]);
    expect(await rows()).toContain('Zebedee');
    await api.services.db.transaction().execute((tx) => eraseSession(tx, sessionId));
    expect(await rows()).not.toContain('Zebedee');
    await deskOf(sessionId).expect(404);
    expect(api.logged.join('\n')).not.toContain('Zebedee');
  });
});

describe('agreement', () => {
  type Figures = { dimension: string; n: number; kappa: number | null; bias: number | null }[];
  type Shown = { coach: string; own: boolean; evaluator_version: string; figures: Figures };
  const read = async (who: TestPerson): Promise<{ agreements: Shown[]; disagreements: object[] }> =>
    (await who.browser.get('/api/coach/agreement').expect(200)).body;
  const ofVersion = async (who: TestPerson, version: string, name = 'Carla Coach') =>
    (await read(who)).agreements.find((one) => one.evaluator_version === version && one.coach === name);

  it('counts blind scores alone, by coach and version, and says so while they are too few', async () => {
    const version = { evaluator_version: 'kappa.1' };
    const sessions: string[] = [];
    for (let count = 0; count < 10; count += 1) sessions.push(await judged(agreed, version));
    for (const [index, sessionId] of sessions.entries()) {
      if (index === 9)
        expect((await ofVersion(coach, 'kappa.1'))?.figures[0]).toMatchObject({
          n: 9,
          kappa: null,
          bias: null,
        });
      await handIn(sessionId, sheetOf([index % 2 ? 2 : 3, 3, 3, 4]));
      // The second version has seen the machine's, and is no evidence of agreement.
      await handIn(sessionId, sheetOf([2, 3, 3, 4]));
    }
    const figures = (await ofVersion(coach, 'kappa.1'))?.figures;
    expect(figures?.[0]).toMatchObject({ dimension: 'structure', n: 10, kappa: 0, bias: -0.5 });
    expect(figures?.[1]).toMatchObject({ dimension: 'math', n: 10, kappa: null, bias: 0.4 });
    expect((await read(second)).agreements).toEqual([]);
    await candidate.browser.get('/api/coach/agreement').expect(403);
  });

  it('lists disagreements to whoever has scored the interview, and to nobody who is still blind', async () => {
    const sessionId = await judged(agreed, { evaluator_version: 'apart.1' });
    await handIn(sessionId, sheetOf([4, 3, 'not_enough_evidence', 4]));
    const { disagreements } = await read(coach);
    expect(disagreements).toContainEqual({
      ...{ session_id: sessionId, coach: 'Carla Coach', evaluator_version: 'apart.1' },
      ...{ case_title: expect.any(String), dimension: 'structure', rating: 4, score: 2 },
    });
    const here = disagreements.filter((one) => JSON.stringify(one).includes(sessionId));
    expect(here.map((one) => JSON.parse(JSON.stringify(one)).dimension).sort()).toEqual([
      'insight',
      'structure',
    ]);
    // An admin reads how everybody agrees, and no score of an interview not yet scored.
    expect((await ofVersion(admin, 'apart.1'))?.figures[0]).toMatchObject({ n: 1, kappa: null });
    expect(JSON.stringify((await read(admin)).disagreements)).not.toContain(sessionId);
    await handIn(sessionId, whole, 201, admin);
    expect(JSON.stringify((await read(admin)).disagreements)).toContain(sessionId);
  });
});
