import type { Report } from '@caseroom/core/wire/report';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { report, sessionId } from './fixture/samples.ts';
import type { Fixture } from './fixture/server.ts';
import { seenByAll } from './rig/seen-by-all.ts';
import { silentM4a } from './rig/silent-m4a.ts';

type Segment = Report['recording']['segments'][number];
const path = `/report/${sessionId}`;
const [first, second] = report.recording.segments;
if (!first || !second) throw new Error('The report has two segments.');
/** From a click on a claim to the recording playing at its second. */
const JUMP_MS = 300;

function give(fixture: Fixture, segments: Segment[]): void {
  const body = { ...report, recording: { ...report.recording, segments } };
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, { status: 200, body });
}
const inOgg = (state: 'ready' | 'making' | 'none'): Segment[] =>
  [first, second].map((segment) => ({
    ...segment,
    content_type: 'audio/ogg; codecs=opus',
    aac: { state, url: `${segment.url}/aac` },
  }));
/** As Safari before 18.4. */
const playNoOgg = (page: Page) =>
  page.addInitScript(() => {
    const { canPlayType } = HTMLMediaElement.prototype;
    HTMLMediaElement.prototype.canPlayType = function (type) {
      return type.includes('ogg') ? '' : canPlayType.call(this, type);
    };
  });
const claim = (page: Page) => page.getByRole('button', { name: /1:15.*so it grew by half/ }).first();
const lineOf = (page: Page, count: number) => page.locator(`#line-${report.transcript[count - 1]?.id}`);
const toMoment = (page: Page, ms: number) =>
  page.getByRole('slider', { name: 'Moment of the interview' }).fill(String(ms));
const audioOf = (page: Page) =>
  page.evaluate(() => {
    const audio = document.querySelector('audio');
    return { src: audio?.src ?? '', atS: audio?.currentTime ?? -1, paused: audio?.paused ?? true };
  });

test('a browser that plays no Ogg waits for its own form, then jumps in it', async ({ page, fixture }) => {
  const m4a = { type: 'audio/mp4', bytes: silentM4a(60) };
  for (const { url } of [first, second]) fixture.sounds.set(`${url}/aac`, m4a);
  const recordings = `GET /api/sessions/${sessionId}/recordings`;
  give(fixture, inOgg('making'));
  fixture.answers.set(recordings, { status: 200, body: { segments: inOgg('making') } });
  await playNoOgg(page);
  await page.goto(fixture.url + path);
  const waiting = page.getByText('is being prepared for this browser');
  await expect(waiting).toBeVisible();
  await claim(page).click();
  await expect(lineOf(page, 8)).toHaveAttribute('aria-current', 'true');
  await seenByAll(page);
  expect((await audioOf(page)).src).toBe('');

  fixture.answers.set(recordings, { status: 200, body: { segments: inOgg('ready') } });
  await expect(waiting).toBeHidden();
  const jumped = await page.evaluate(async () => {
    const button = [...document.querySelectorAll('button')].find(({ textContent }) =>
      /1:15.*so it grew by half/.test(textContent ?? ''),
    );
    const audio = document.querySelector('audio');
    if (!button || !audio) throw new Error('no claim, or nothing to play');
    const clickedAt = performance.now();
    const plays = new Promise<number>((resolve) => {
      audio.addEventListener('playing', () => resolve(performance.now() - clickedAt), { once: true });
    });
    button.click();
    return { afterMs: await plays, atS: audio.currentTime, src: audio.src };
  });
  expect(jumped.afterMs).toBeLessThan(JUMP_MS);
  expect(jumped.atS).toBeGreaterThanOrEqual(11);
  expect(jumped.atS).toBeLessThan(12);
  expect(jumped.src).toBe(`${fixture.url}${second.url}/aac`);
  await expect.poll(async () => (await audioOf(page)).atS).toBeGreaterThan(12);
});

test('where there is no form for it, it says so, and lines and notes follow all the same', async ({
  page,
  fixture,
}) => {
  give(fixture, inOgg('none'));
  await playNoOgg(page);
  await page.goto(fixture.url + path);
  await expect(page.getByText('Sound is not available in this browser')).toBeVisible();
  await claim(page).click();
  await expect(lineOf(page, 8)).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('region', { name: 'On your screen' })).toContainText('rent 1.2 -> 1.8m');
});

test('what was not recorded is marked, and passed over', async ({ page, fixture }) => {
  await page.goto(fixture.url + path);
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await expect(transcript.getByText('Not recorded: 4 seconds')).toBeVisible();
  await expect(page.locator('[data-gap=not_recorded]')).toHaveCount(1);
  await toMoment(page, 59_000);
  await expect.poll(async () => (await audioOf(page)).src, { timeout: 5_000 }).toContain(second.segment_id);
  await expect(page.getByText('Nothing was recorded from 1:00 to 1:04.')).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).click();
  await seenByAll(page);
  // Within the gap there is nothing to play; Play goes on at its end.
  await toMoment(page, 62_000);
  await expect(page.getByText('Nothing was recorded from 1:00 to 1:04.')).toBeVisible();
  expect((await audioOf(page)).paused).toBe(true);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(async () => (await audioOf(page)).paused).toBe(false);
  expect((await audioOf(page)).atS).toBeLessThan(1);
});

test('a recording that is cut, and one that is gone, say so where it happens', async ({ page, fixture }) => {
  give(fixture, [
    { ...first, duration_ms: 30_000, lost_ms: 30_000 },
    { ...second, duration_ms: 0, lost_ms: 60_000 },
  ]);
  fixture.sounds.set(second.url, null);
  await page.goto(fixture.url + path);
  const transcript = page.getByRole('region', { name: 'Transcript' });
  await expect(transcript.getByText('The recording is missing here: 30 seconds')).toBeVisible();
  await expect(transcript.getByText('The recording is missing here: 1 minute')).toBeVisible();
  await toMoment(page, 28_000);
  await expect.poll(async () => (await audioOf(page)).paused).toBe(false);
  await claim(page).click();
  await expect(page.getByText('The recording is missing from 1:04 to 2:04.')).toBeVisible();
  await expect(lineOf(page, 8)).toHaveAttribute('aria-current', 'true');
  await expect.poll(async () => (await audioOf(page)).paused).toBe(true);
  await seenByAll(page);
});

test('a file that goes after the page was opened is told as well', async ({ page, fixture }) => {
  fixture.sounds.set(second.url, null);
  await page.goto(fixture.url + path);
  await claim(page).click();
  await expect(page.getByRole('alert')).toContainText('the recording is missing or cut here');
});

test('a typed interview: from a score to its line, the exhibit and the notes as they were', async ({
  page,
  fixture,
}) => {
  const recording = {
    available: false,
    why: 'A typed interview has no sound to replay.',
    segments: [],
  };
  const transcript = report.transcript.map((line) => ({ ...line, modality: 'typed' }));
  fixture.answers.set(`GET /api/sessions/${sessionId}/report`, {
    status: 200,
    body: { ...report, door: 'type', recording, transcript },
  });
  await page.goto(fixture.url + path);
  await page
    .getByRole('button', { name: /Go to the line at 1:15.*so it grew by half/ })
    .first()
    .click();
  await expect(lineOf(page, 8)).toBeFocused();
  await expect(lineOf(page, 8)).toBeInViewport();
  await expect(lineOf(page, 8)).toHaveAttribute('aria-current', 'true');
  const screen = page.getByRole('region', { name: 'On your screen' });
  await expect(screen).toContainText('What twelve bakeries spend');
  await expect(screen).toContainText('rent 1.2 -> 1.8m');
  await seenByAll(page);
  await page
    .getByRole('button', { name: /Go to the line at 0:33.*My first guess is rent/ })
    .first()
    .click();
  await expect(lineOf(page, 6)).toHaveAttribute('aria-current', 'true');
  await expect(lineOf(page, 8)).not.toHaveAttribute('aria-current', 'true');
  await expect(screen).toContainText('No exhibit was on the screen at this moment.');
});
