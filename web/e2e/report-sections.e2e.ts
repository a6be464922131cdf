import { expect, test } from './fixture/pages.ts';
import { progress } from './fixture/progress.ts';
import { report, sessionId } from './fixture/samples.ts';
import { barriersOf } from './rig/barriers.ts';
import { picture } from './rig/picture.ts';

const path = `/report/${sessionId}`;

test('the first cut: what was laid out, what it meets, and what is missing from it', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + path);
  const cut = page.getByRole('region', { name: 'Your first cut' });
  await expect(cut.getByText('Looks at: Rent grew faster than sales')).toBeVisible();
  const written = cut.getByRole('listitem').filter({ hasText: 'leases' }).filter({ hasText: 'of your own' });
  await expect(written).toContainText('of this case');
  await expect(cut.getByRole('listitem').filter({ hasText: 'synergies' })).toContainText('any case');
  await expect(cut.getByText('Shops that lose')).toBeVisible();
  const missing = cut.getByRole('listitem').filter({ hasText: 'Two shops do not earn their rent' });
  await expect(missing).toContainText('you came to it later');
  await expect(missing.getByRole('button', { name: /Play from 1:15/ })).toBeVisible();
  await expect(cut.getByRole('listitem').filter({ hasText: 'Cheaper goods sell more' })).not.toContainText(
    'later',
  );
  expect(await barriersOf(page)).toEqual([]);
  await picture(page, 'report-first-cut', ['desk', 'phone'], cut);
});

test('a first cut without a gap says so, and without a plan nothing is missing', async ({
  page,
  fixture,
}) => {
  const show = async (own_cut: typeof report.own_cut) => {
    fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
      status: 200,
      body: { ...report, own_cut },
    });
    await page.goto(fixture.url + path);
  };
  const cut = page.getByRole('region', { name: 'Your first cut' });
  await show({ branches: report.own_cut?.branches ?? [], missing: [] });
  await expect(cut.getByText('Nothing that changes the answer.')).toBeVisible();
  await show({ branches: [], missing: [] });
  await expect(cut.getByText('No plan of yours was heard or written.')).toBeVisible();
  await expect(cut.getByText('Left out')).toHaveCount(0);
  // A report that was made before the own cut was kept.
  await show(undefined);
  await expect(cut.getByText('Profit of the chain')).toBeVisible();
  await expect(cut.getByText('No plan of yours')).toHaveCount(0);
});

test('the model answer lies beside what was said, and the summary leads to its moments', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + path);
  const answer = page.getByRole('region', { name: 'A model answer' });
  await expect(
    answer.getByRole('button', { name: /as the leases at the harbour were renewed/ }),
  ).toBeVisible();
  await expect(answer.getByText('I would give up the customs house', { exact: false })).toBeVisible();
  await picture(page, 'report-answer', ['desk', 'phone'], answer);
  const summary = page.getByRole('region', { name: 'In short' });
  await summary.getByRole('button', { name: /Play from 0:33/ }).click();
  await expect
    .poll(() => page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0))
    .toBeGreaterThan(32);
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
    status: 200,
    body: { ...report, own_answer: [], summary: [] },
  });
  await page.goto(fixture.url + path);
  await expect(answer.getByText('No recommendation of yours was heard.')).toBeVisible();
  await expect(summary).toHaveCount(0);
});

test('the level word and the band come first, the number on both scales last', async ({ page, fixture }) => {
  await page.goto(fixture.url + path);
  const structure = page.getByRole('region', { name: 'How you did' }).getByRole('article').first();
  await expect(structure).toContainText(
    /Structure.*above usual practice.*3\.0 to 4\.0 of 5, 3\.8 on paper \(70 of 100\)/s,
  );
});

test('an interview that was scored in an older way can be scored again beside it', async ({
  page,
  fixture,
}) => {
  const status = {
    ...{ evaluation_id: report.evaluation_id, state: 'done', step: null, per_cent: 100 },
    ...{ remaining_s: null, reason: null, can_retry: false, can_renew: true },
  };
  const key = `GET /api/sessions/${sessionId}/evaluation`;
  fixture.answers.set(key, { status: 200, body: status });
  await page.goto(fixture.url + path);
  await expect(page.getByText('This report stays beside the new one.')).toBeVisible();
  const running = {
    ...status,
    state: 'running',
    step: 'judging user_problem',
    per_cent: 40,
    can_renew: false,
  };
  fixture.answers.set(`POST /api/sessions/${sessionId}/evaluation/again`, { status: 200, body: running });
  fixture.answers.set(key, { status: 200, body: running });
  await page.getByRole('button', { name: 'Score it again' }).click();
  await expect(page.getByText('A newer report is being made: 40 %.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  fixture.answers.set(key, { status: 200, body: { ...status, can_renew: false } });
  await expect(page.getByText('A newer report is being made')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Score it again' })).toHaveCount(0);
});

test('delivery is shown phase by phase and against one’s own past, with its samples and what is lacking', async ({
  page,
  fixture,
}) => {
  const [now] = progress.recent;
  const before = (count: number, words_per_minute: number) => ({
    ...now,
    session_id: sessionId.replace(/1$/, String(count)),
    spoken: { words_per_minute, fillers_per_100_words: null, long_pauses: 6 },
  });
  fixture.answers.set('GET /api/progress', {
    status: 200,
    body: { ...progress, recent: [now, before(8, 160), before(9, 120)] },
  });
  await page.goto(fixture.url + path);
  const delivery = page.getByRole('region', { name: 'How you spoke' });
  await expect(delivery.getByText('from 2 calculations')).toBeVisible();
  const phase = (title: string) => delivery.getByRole('listitem').filter({ hasText: title });
  await expect(phase('The first cut')).toContainText('138 from 160');
  await expect(phase('Where the money goes')).toContainText('The audio was too poor to measure this.');
  await expect(delivery.getByText('140 is usual in your 2 interviews before')).toBeVisible();
  await picture(page, 'report-delivery', ['desk', 'phone'], delivery);
});
