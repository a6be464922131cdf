import { machineScore } from '@caseroom/core/scoring/testing/small-report';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endWithReport, publishReport } from '../../testing/judged-interview.ts';
import { signUp, type TestPerson } from '../../testing/people.ts';
import { allConsents, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
let person: TestPerson;
let people = 0;

beforeAll(async () => {
  api = await startTestApi({ ADMIN_EMAILS: 'admin@example.org' });
});
afterAll(() => api.close());

const nobody = async () => signUp(api, `p${(people += 1)}@example.org`, 'Kim');
const progressOf = async (who = person) => (await who.browser.get('/api/progress').expect(200)).body;

async function judged(math: number, structure = 3, who = person, wish: object = {}): Promise<string> {
  const sessionId = await createInterview(who.browser, wish);
  await endWithReport(api.services, sessionId, [
    machineScore('structure', structure),
    machineScore('math', math),
    machineScore('insight', 3),
    machineScore('synthesis', null),
  ]);
  return sessionId;
}

describe('progress', () => {
  it('says what the own interviews say, oldest first, and knows the versions', async () => {
    person = await nobody();
    const other = await nobody();
    await judged(5, 5, other);
    const ids = [await judged(2), await judged(2.4), await judged(3)];
    const progress = await progressOf();
    expect(progress.interviews).toBe(3);
    expect(progress.numbers).toEqual({ right: 3, asked: 3 });
    const math = progress.dimensions.find((one: { dimension: string }) => one.dimension === 'math');
    expect(math.points).toMatchObject([
      { session_id: ids[0], score: 2, rubric_version: 'test.1', evaluator_version: 'test.1', by: 'machine' },
      { session_id: ids[1], score: 2.4 },
      { session_id: ids[2], score: 3 },
    ]);
    expect(progress.weakest).toEqual({ dimension: 'math', mean: 2.5, n: 3 });
    expect(progress.next.practise).toEqual({ session_id: ids[2], text: 'Found by the machine.' });
    expect(progress.next.case).toMatchObject({ id: 'rooftop-cinema', dimension: 'math' });
    expect(progress.recent[0].spoken).toMatchObject({ words_per_minute: 142 });
    expect(progress.recent.map((one: { session_id: string }) => one.session_id)).toEqual(ids.toReversed());
    expect((await progressOf(other)).interviews).toBe(1);
  });

  it('reads the newest report of an interview only, and forgets what is erased', async () => {
    person = await nobody();
    const first = await createInterview(person.browser);
    const older = { evaluator_version: 'test.0' };
    await endWithReport(api.services, first, [machineScore('math', 2)], older);
    await publishReport(api.services, first, [machineScore('math', 4)]);
    const second = await judged(3);
    const pointsOf = async () =>
      (await progressOf()).dimensions.find((one: { dimension: string }) => one.dimension === 'math').points;
    expect((await pointsOf()).map((one: { score: number }) => one.score)).toEqual([4, 3]);
    await person.browser.delete(`/api/sessions/${first}`).expect(200);
    expect(await pointsOf()).toMatchObject([{ session_id: second, score: 3 }]);
  });

  it('takes a coach at their word where they override', async () => {
    const admin = await signUp(api, 'admin@example.org', 'Ada');
    const coach = await signUp(api, 'coach@example.org', 'Carla');
    person = await nobody();
    await admin.browser.put('/api/staff').send({ email: coach.email, role: 'coach' }).expect(200);
    await admin.browser
      .put('/api/staff/workspace')
      .send({ email: person.email, with: coach.email })
      .expect(200);
    const sessionId = await judged(2, 3, person, { consents: { ...allConsents, observers: true } });
    const desk = (await coach.browser.get(`/api/coach/scorable/${sessionId}`).expect(200)).body;
    const sheet = {
      scores: desk.sheet.scores.map((one: object) => ({ ...one, rating: 3 })),
      ...{ pass_on: 'yes', comments: [], overrides: [] },
    };
    const handIn = (overrides: object[]) =>
      coach.browser
        .post(`/api/coach/scorable/${sessionId}/versions`)
        .send({ sheet: { ...sheet, overrides }, evaluation_id: desk.record.evaluation_id })
        .expect(201);
    await handIn([]);
    await handIn([{ dimension: 'math', rating: 4, reason: 'The sum at 9 s is right.' }]);
    const { dimensions } = await progressOf();
    expect(dimensions.find((one: { dimension: string }) => one.dimension === 'math').points).toMatchObject([
      { score: 4, by: 'coach' },
    ]);
  });

  it('has an empty page for whoever begins, and none for whoever is not signed in', async () => {
    expect(await progressOf(await nobody())).toMatchObject({ interviews: 0, dimensions: [], recent: [] });
    await api.browser().get('/api/progress').expect(401);
  });
});
