import { readFileSync } from 'node:fs';
import { expect, test } from './fixture/pages.ts';
import { report, sessionId } from './fixture/samples.ts';
import { picture } from './rig/picture.ts';

const path = `/report/${sessionId}`;

test('a quote plays the recording from its second, over several segments', async ({ page, fixture }) => {
  await page.goto(fixture.url + path);
  const place = () =>
    page.evaluate(() => {
      const audio = document.querySelector('audio');
      return { src: audio?.src ?? '', at: audio?.currentTime ?? -1 };
    });
  await page.getByRole('button', { name: /Play from 0:33.*My first guess is rent/ }).click();
  await expect.poll(async () => (await place()).at).toBeGreaterThanOrEqual(33);
  expect((await place()).at).toBeLessThan(36);
  // 1:15 lies 11 s into the second segment, which began at 1:04.
  await page
    .getByRole('button', { name: /Play from 1:15.*so it grew by half/ })
    .first()
    .click();
  await expect.poll(async () => (await place()).at).toBeGreaterThanOrEqual(11);
  const { src, at } = await place();
  expect(at).toBeLessThan(14);
  expect(src).toContain(report.recording.segments[1]?.segment_id);
});

test('without a recording it says why, and quotes lead to their line', async ({ page, fixture }) => {
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
    status: 200,
    body: { ...report, recording: { available: false, why: 'You chose not to be recorded.', segments: [] } },
  });
  await page.goto(fixture.url + path);
  await expect(page.getByText('You chose not to be recorded.')).toBeVisible();
  await page.getByRole('button', { name: /Go to the line at 0:33.*My first guess/ }).click();
  await expect(page.locator(`#line-${report.transcript[5]?.id}`)).toBeFocused();
});

test('without a recording a time leads to what was on the screen then, and back to what was said', async ({
  page,
  fixture,
}) => {
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
    status: 200,
    body: { ...report, recording: { available: false, why: 'You chose not to be recorded.', segments: [] } },
  });
  await page.goto(fixture.url + path);
  const screen = page.getByRole('region', { name: 'On your screen' });
  await expect(screen).toContainText('No exhibit was on the screen at this moment.');
  const line = page.locator(`#line-${report.transcript[7]?.id}`);
  await line.getByRole('button', { name: 'See the screen at 1:15' }).click();
  await expect(screen).toBeFocused();
  await expect(screen.getByText('What twelve bakeries spend').first()).toBeInViewport();
  await expect(line).toHaveAttribute('aria-current', 'true');
  await picture(page, 'screen-without-sound', ['desk', 'phone'], screen);
  await screen.getByRole('button', { name: 'To what was said at 1:15' }).click();
  await expect(line).toBeFocused();
  await expect(line).toBeInViewport();
  const shown = page.getByRole('region', { name: 'Transcript' }).getByRole('listitem');
  await shown.filter({ hasText: 'What twelve bakeries spend' }).getByRole('button').first().click();
  await expect(screen).toBeFocused();
  await expect(screen.getByText('What twelve bakeries spend').first()).toBeInViewport();
});

test('progress shows while the report is made, and a failure can be tried again', async ({
  page,
  fixture,
}) => {
  const key = `GET /api/sessions/${sessionId}/evaluation`;
  const status = {
    evaluation_id: null,
    state: 'running',
    step: 'Checking quotes',
    per_cent: 60,
    remaining_s: null,
    reason: null,
    can_retry: false,
  };
  fixture.answers.set(key, { status: 200, body: status });
  const reportKey = `GET /api/sessions/${sessionId}/report`;
  const error = { code: 'not_found', message: 'The report is not ready yet.' };
  fixture.answers.set(reportKey, { status: 404, body: { error } });
  await page.goto(fixture.url + path);
  await expect(page.getByText('Checking quotes')).toBeVisible();
  await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60');
  const failed = { ...status, state: 'failed', reason: 'The judge did not answer.', can_retry: true };
  fixture.answers.set(key, { status: 200, body: failed });
  await expect(page.getByText('The judge did not answer.')).toBeVisible();
  fixture.answers.set(`POST /api/sessions/${sessionId}/evaluation/retry`, {
    status: 200,
    body: { ...status, state: 'queued', per_cent: 0 },
  });
  fixture.answers.delete(key);
  fixture.answers.delete(reportKey);
  await page.getByRole('button', { name: 'Make it again' }).click();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
});

test('a newer evaluation that failed is told beside the report that there is', async ({ page, fixture }) => {
  const key = `GET /api/sessions/${sessionId}/evaluation`;
  const failed = {
    evaluation_id: null,
    state: 'failed',
    step: null,
    per_cent: 60,
    remaining_s: null,
    reason: 'The judge did not answer.',
    can_retry: true,
  };
  fixture.answers.set(key, { status: 200, body: failed });
  fixture.answers.set(`POST /api/sessions/${sessionId}/evaluation/retry`, {
    status: 200,
    body: { ...failed, state: 'queued', per_cent: 0, reason: null, can_retry: false },
  });
  await page.goto(fixture.url + path);
  await expect(page.getByText('The judge did not answer.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  fixture.answers.delete(key);
  await page.getByRole('button', { name: 'Make it again' }).click();
  await expect(page.getByText('The judge did not answer.')).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
});

test('the transcript is searched and taken along', async ({ page, fixture }) => {
  await page.goto(fixture.url + path);
  await page.getByRole('searchbox').fill('rent');
  await expect(page.getByText('2 of 8 lines')).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'JSON' }).click(),
  ]);
  expect(JSON.parse(readFileSync(await file.path(), 'utf8')).transcript).toHaveLength(8);
});

test('a line is put right after a listen, and earlier versions stay', async ({ page, fixture }) => {
  const line = report.transcript.find(({ speaker }) => speaker === 'candidate');
  const status = {
    ...{ evaluation_id: null, state: 'queued', step: null, per_cent: 0 },
    ...{ remaining_s: 6, reason: null, can_retry: false },
  };
  fixture.answers.set(`POST /api/sessions/${sessionId}/corrections`, { status: 200, body: status });
  const edition = (evaluation_id: string, corrections: number) => {
    const { created_at, rubric_version, evaluator_version, overall } = report;
    return { evaluation_id, created_at, rubric_version, evaluator_version, overall, corrections };
  };
  fixture.answers.set(`GET /api/sessions/${sessionId}/reports`, {
    status: 200,
    body: { reports: [edition(report.evaluation_id, 1), edition(sessionId, 0)] },
  });
  await page.goto(fixture.url + path);
  const entry = page.locator(`#line-${line?.id}`);
  await entry.getByRole('button', { name: 'I said something else' }).click();
  await entry.getByRole('textbox').fill('I would look at rent first.');
  const save = entry.getByRole('button', { name: 'Put it right' });
  await expect(save).toBeDisabled();
  await entry.getByRole('button', { name: /^Listen from/ }).click();
  await picture(page, 'report-correct', ['desk', 'phone']);
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/corrections')),
    save.click(),
  ]);
  expect(sent.postDataJSON()).toEqual({ line_id: line?.id, text: 'I would look at rent first.' });
  await expect(entry.getByRole('textbox')).toHaveCount(0);
  const versions = page.getByRole('region', { name: 'Versions of this report' });
  await expect(versions.getByRole('link')).toHaveCount(2);
  await versions.getByRole('link', { name: /as it was heard/ }).click();
  await expect(page.getByText('This is an earlier version of the report.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'I said something else' })).toHaveCount(0);
});

test('an own rating beside the model answer is kept', async ({ page, fixture }) => {
  await page.goto(fixture.url + path);
  await page.getByRole('radio', { name: /Fitted branches with a first priority/ }).check();
  await page.reload();
  await expect(page.getByRole('radio', { name: /Fitted branches with a first priority/ })).toBeChecked();
});

test('history: rename, erase (asks), go back in', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/history`);
  await page.getByRole('button', { name: 'More about Bakery, second try' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByLabel('Name of this interview').fill('Third');
  await page.getByRole('button', { name: 'Keep the name' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('button', { name: 'More about Bakery, second try' }).click();
  await page.getByRole('menuitem', { name: 'Erase' }).click();
  await page.getByRole('button', { name: 'Erase it' }).click();
  await expect(page.getByText('Erased: text, report and recording.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go back in to The bakery' })).toBeVisible();
});

test('a number that went wrong leads to the drills that train it', async ({ page, fixture }) => {
  const kinds = ['mental', 'estimation', 'charts'].map((kind) => ({
    ...{ kind, level: 1, last: null, practised_at: null, open_run_id: null },
  }));
  const body = { top_level: 5, kinds, runs: [] };
  fixture.answers.set('GET /api/drills/summary', { status: 200, body });
  await page.goto(fixture.url + path);
  await page.getByRole('link', { name: 'Practise this with number drills' }).click();
  await expect(page.getByRole('radio', { name: 'Mental arithmetic' })).toBeChecked();
  await expect(page.getByLabel('Topic')).toHaveValue('percentages');
  // Without a wrong number there is nothing that drills would train.
  const questions = report.questions.map((question) => ({ ...question, verdict: 'right', error: null }));
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
    status: 200,
    body: { ...report, questions },
  });
  await page.goto(fixture.url + path);
  await expect(page.getByRole('heading', { name: 'Practise next' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Practise this with number drills' })).toHaveCount(0);
});
