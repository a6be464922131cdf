import { speakFigure } from '@caseroom/core/case/spoken-figure';
import type { DrillItem } from '@caseroom/core/drills/item';
import { itemsInRun } from '@caseroom/core/drills/ladder';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Recogniser, silence, startRecogniser } from '../../testing/recogniser.ts';
import { type Browser, startTestApi, type TestApi } from '../../testing/test-api.ts';
import { signUp } from '../../testing/people.ts';
import { SPOKEN_ANSWERS_A_MINUTE } from './drill.route.ts';

let recogniser: Recogniser;
let heard: Recogniser['heard'];
let api: TestApi;

beforeAll(async () => {
  recogniser = await startRecogniser();
  ({ heard } = recogniser);
  api = await startTestApi(recogniser.env);
});
afterAll(async () => {
  await api.close();
  recogniser.close();
});

const db = () => api.services.db;
const begin = async (browser: Browser, wish: object = { kind: 'mental' }) =>
  (await browser.post('/api/drills').send(wish).expect(201)).body;
const itemOf = async (runId: string, number: number): Promise<DrillItem> =>
  (
    await db()
      .selectFrom('drill_items')
      .select('item')
      .where('run_id', '=', runId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).item;
const answer = (browser: Browser, runId: string, number: number, body: object) =>
  browser.post(`/api/drills/${runId}/items/${number}/answer`).send(body);
const rightText = ({ answer: value, unit }: DrillItem) => speakFigure(value, unit, 'words');

const speak = (browser: Browser, runId: string, number: number, door = 'talk') =>
  browser
    .post(`/api/drills/${runId}/items/${number}/speech?door=${door}`)
    .set('Content-Type', 'audio/wav')
    .send(silence());

/** Answers a run to its end, right where `isRight` says so. */
async function sitRun(browser: Browser, wish: object, isRight: (number: number) => boolean) {
  let run = await begin(browser, wish);
  for (let number = 1; number <= itemsInRun; number += 1) {
    const item = await itemOf(run.run_id, number);
    const text = isRight(number) ? rightText(item) : String(item.answer * 10);
    run = (await answer(browser, run.run_id, number, { text }).expect(200)).body;
    if (number < itemsInRun) run = (await browser.post(`/api/drills/${run.run_id}/next`).expect(200)).body;
  }
  return run;
}

it('puts a question without its answer, and tells answer and solution once it is answered', async () => {
  const browser = await api.guest();
  for (const kind of ['mental', 'estimation', 'charts']) {
    const run = await begin(browser, { kind });
    const item = await itemOf(run.run_id, 1);
    expect(run).toMatchObject({ kind, level: 1, results: [], question: { number: 1, text: item.text } });
    expect(Object.keys(run.question).toSorted()).toEqual(
      [
        ...['answer_in', 'asked_at', 'exhibit', 'heard', 'in_time_ms', 'level', 'number'],
        ...['spoken', 'text', 'topic'],
      ].toSorted(),
    );
    for (const { work } of item.steps) expect(JSON.stringify(run)).not.toContain(work);
    const { body } = await answer(browser, run.run_id, 1, { text: rightText(item) }).expect(200);
    expect(body.question).toBeNull();
    expect(body.results).toMatchObject([
      { number: 1, verdict: 'right', error: null, in_time: true, steps: item.steps },
    ]);
    expect(body.results[0].accepted === null).toBe(kind !== 'estimation');
  }
});

it('types a wrong answer and says what it was', async () => {
  const browser = await api.guest();
  const run = await begin(browser, { kind: 'mental', topic: 'percentages' });
  const item = await itemOf(run.run_id, 1);
  const [turn] = item.wrong_turns;
  const { body } = await answer(browser, run.run_id, 1, { text: String(turn?.value) }).expect(200);
  expect(body.results[0]).toMatchObject({ verdict: 'wrong', error: turn?.kind, explain: turn?.explain });
});

it('takes the first answer of an item, however often and at once it is sent', async () => {
  const browser = await api.guest();
  const run = await begin(browser);
  const item = await itemOf(run.run_id, 1);
  const answers = [rightText(item), '1', '2', '3'].map((text) =>
    answer(browser, run.run_id, 1, { text }).expect(200),
  );
  const given = (await Promise.all(answers)).map(({ body }) => body.results[0].given);
  expect(new Set(given).size).toBe(1);
  const again = await answer(browser, run.run_id, 1, { text: '987654' }).expect(200);
  expect(again.body.results).toHaveLength(1);
  expect(again.body.results[0].given).toBe(given[0]);
});

it('goes on where it was after a reload, and puts one item at a time', async () => {
  const browser = await api.guest();
  const run = await begin(browser);
  const reloaded = await browser.get(`/api/drills/${run.run_id}`).expect(200);
  expect(reloaded.body.question).toEqual(run.question);
  await browser.post(`/api/drills/${run.run_id}/next`).expect(200);
  expect((await browser.get(`/api/drills/${run.run_id}`)).body.question).toEqual(run.question);
  await answer(browser, run.run_id, 1, { text: '7' }).expect(200);
  const both = await Promise.all(
    [1, 2].map(() => browser.post(`/api/drills/${run.run_id}/next`).expect(200)),
  );
  expect(both.map(({ body }) => body.question.number)).toEqual([2, 2]);
  expect(both[0]?.body.question).toEqual(both[1]?.body.question);
});

it('keeps the item as it was put: what is in the run is what is judged', async () => {
  const browser = await api.guest();
  const run = await begin(browser);
  const item = await itemOf(run.run_id, 1);
  const changed: DrillItem = { ...item, answer: 42, band: [42, 42], unit: 'USD', wrong_turns: [] };
  await db()
    .updateTable('drill_items')
    .set({ item: JSON.stringify(changed) })
    .where('run_id', '=', run.run_id)
    .execute();
  const { body } = await answer(browser, run.run_id, 1, { text: '42' }).expect(200);
  expect(body.results[0]).toMatchObject({ verdict: 'right', answer: '$42' });
});

it('hides the runs of others', async () => {
  const own = await begin(await api.guest());
  const stranger = await api.guest();
  const refused = [
    await stranger.get(`/api/drills/${own.run_id}`),
    await stranger.post(`/api/drills/${own.run_id}/next`),
    await answer(stranger, own.run_id, 1, { text: '1' }),
    await answer(stranger, own.run_id, 1, { confirmed: true }),
    await speak(stranger, own.run_id, 1),
    await stranger.get('/api/drills/6a0b1c6e-0000-7000-8000-000000000000'),
    await stranger.get('/api/drills/no-id'),
  ];
  expect(refused.map(({ status }) => status)).toEqual(refused.map(() => 404));
  expect((await api.browser().get(`/api/drills/${own.run_id}`)).status).toBe(401);
  expect((await stranger.get('/api/drills/summary').expect(200)).body.runs).toEqual([]);
});

it('refuses what is no figure, no topic of the kind and no item of the run, and loses nothing by it', async () => {
  const browser = await api.guest();
  const run = await begin(browser, { kind: 'mental', topic: 'growth' });
  const unread = await answer(browser, run.run_id, 1, { text: 'no idea' });
  expect([unread.status, unread.body.error.code]).toEqual([400, 'figure_not_found']);
  expect(unread.body.error.message).toContain('12.5 million');
  expect((await answer(browser, run.run_id, 1, { text: '' })).status).toBe(400);
  expect((await answer(browser, run.run_id, 1, { text: '9'.repeat(501) })).status).toBe(400);
  expect((await answer(browser, run.run_id, 2, { text: '5' })).status).toBe(404);
  expect((await browser.post('/api/drills').send({ kind: 'mental', topic: 'shares' })).status).toBe(400);
  expect((await browser.post('/api/drills').send({ kind: 'poetry' })).status).toBe(400);
  expect((await browser.get(`/api/drills/${run.run_id}`)).body).toMatchObject({
    question: run.question,
    results: [],
  });
});

it('gets harder with success, keeps the level for the next run, and sums it up', async () => {
  const browser = await api.guest();
  const before = (await browser.get('/api/drills/summary').expect(200)).body;
  expect(before.kinds).toEqual(
    ['mental', 'estimation', 'charts'].map((kind) => ({
      ...{ kind, level: 1, last: null, practised_at: null, open_run_id: null },
    })),
  );
  const run = await sitRun(browser, { kind: 'charts' }, (number) => number !== 5);
  expect(run.results.map(({ level }: { level: number }) => level)).toEqual([1, 1, 2, 2, 3, 2, 2, 3, 3, 4]);
  expect(run.finished_at).not.toBeNull();
  const again = await begin(browser, { kind: 'charts' });
  expect([again.level, again.question.level]).toEqual([4, 4]);
  expect((await begin(browser, { kind: 'mental' })).question.level).toBe(1);

  const { body } = await browser.get('/api/drills/summary').expect(200);
  expect(body.kinds[2]).toMatchObject({
    ...{ kind: 'charts', level: 4, last: { answered: 10, right: 9 }, open_run_id: again.run_id },
    practised_at: expect.stringMatching(/^\d{4}-/),
  });
  expect(body.runs).toHaveLength(1);
  expect(body.runs[0]).toMatchObject({ run_id: run.run_id, answered: 10, right: 9, level: 4 });
});

it('closes a run that was left once another of its kind begins', async () => {
  const browser = await api.guest();
  const left = await begin(browser);
  const current = await begin(browser);
  expect((await browser.get(`/api/drills/${left.run_id}`)).body).toMatchObject({
    question: null,
    finished_at: expect.any(String),
  });
  expect((await answer(browser, left.run_id, 1, { text: '1' })).body.results).toEqual([]);
  const { body } = await browser.get('/api/drills/summary');
  expect(body.kinds[0].open_run_id).toBe(current.run_id);
});

it('shows a heard figure for confirmation where it sounds like the right one, and forgets what was misheard', async () => {
  const browser = await api.guest();
  const run = await begin(browser, { kind: 'mental', topic: 'large_numbers' });
  const item = await itemOf(run.run_id, 1);
  heard.text = speakFigure(item.answer * 1000, item.unit, 'words');
  const asked = (await speak(browser, run.run_id, 1).expect(200)).body;
  expect(asked.results).toEqual([]);
  expect(asked.question.heard).toEqual({
    text: heard.text,
    figure: speakFigure(item.answer * 1000, item.unit, 'figure'),
  });
  expect((await browser.get(`/api/drills/${run.run_id}`)).body.question.heard).toEqual(asked.question.heard);
  const denied = (await answer(browser, run.run_id, 1, { confirmed: false }).expect(200)).body;
  expect([denied.question.heard, denied.results]).toEqual([null, []]);
  // Nothing waits: a second confirmation, sent late, counts for nothing.
  expect((await answer(browser, run.run_id, 1, { confirmed: true }).expect(200)).body.results).toEqual([]);
  const typed = (await answer(browser, run.run_id, 1, { text: rightText(item) }).expect(200)).body;
  expect(typed.results[0]).toMatchObject({ verdict: 'right', spoken: false });
});

it('asks where the recogniser was unsure, and has each figure of the offline one confirmed', async () => {
  const browser = await api.guest();
  const run = await begin(browser, { kind: 'mental', topic: 'large_numbers' });
  const item = await itemOf(run.run_id, 1);
  heard.text = rightText(item);
  heard.confidence = 0.3;
  expect((await speak(browser, run.run_id, 1).expect(200)).body.question.heard).not.toBeNull();
  heard.confidence = 0.98;
  await answer(browser, run.run_id, 1, { confirmed: false }).expect(200);
  const offline = (await speak(browser, run.run_id, 1, 'demo').expect(200)).body;
  expect(offline.question.heard.text).toBe(heard.text);
  const { body } = await answer(browser, run.run_id, 1, { confirmed: true }).expect(200);
  expect(body.results[0]).toMatchObject({ verdict: 'right', spoken: true });
});

it('judges a clearly heard figure at once, and says what it heard where that has none', async () => {
  const browser = await api.guest();
  const run = await begin(browser, { kind: 'mental', topic: 'large_numbers' });
  heard.text = 'I would have to think about that';
  const { body, status } = await speak(browser, run.run_id, 1);
  expect([status, body.error.code]).toEqual([400, 'figure_not_found']);
  expect(body.error.message).toContain(heard.text);
  // A figure that no reading turns into the right one is judged as it is, but for the seeded share that is shown.
  heard.text = 'three hundred and eleven dollars';
  const first = (await speak(browser, run.run_id, 1).expect(200)).body;
  const judged = first.question?.heard
    ? (await answer(browser, run.run_id, 1, { confirmed: true }).expect(200)).body
    : first;
  expect(judged.results[0]).toMatchObject({ verdict: 'wrong', spoken: true, given: '$311' });
});

it('limits spoken answers by the minute', async () => {
  const browser = await api.guest();
  const run = await begin(browser);
  heard.text = 'nothing with a figure';
  for (let count = 0; count < SPOKEN_ANSWERS_A_MINUTE; count += 1)
    await speak(browser, run.run_id, 1).expect(400);
  const refused = await speak(browser, run.run_id, 1).expect(429);
  expect(refused.body.error.message).toContain('Try again');
});

it('goes with a guest who signs up, and is erased with the account', async () => {
  const { browser } = await signUp(api, 'drills@example.org');
  const run = await begin(browser);
  const { account_id } = await db()
    .selectFrom('drill_runs')
    .select('account_id')
    .where('id', '=', run.run_id)
    .executeTakeFirstOrThrow();
  await db().deleteFrom('accounts').where('id', '=', account_id).execute();
  const left = await db()
    .selectFrom('drill_items')
    .select('number')
    .where('run_id', '=', run.run_id)
    .execute();
  expect(left).toEqual([]);

  const guest = await api.guest();
  const before = await begin(guest);
  await guest
    .post('/api/auth/sign-up/email')
    .send({ name: 'Ada', email: 'was-guest@example.org', password: 'correct horse' })
    .expect(200);
  expect((await guest.get(`/api/drills/${before.run_id}`).expect(200)).body.question).toEqual(
    before.question,
  );
});

it('writes no speech into the log', async () => {
  const browser = await api.guest();
  const run = await begin(browser);
  heard.text = 'wombat thirteen million';
  await speak(browser, run.run_id, 1);
  await answer(browser, run.run_id, 1, { text: 'wombat 4711' });
  expect(api.logged.join('')).not.toContain('wombat');
});
