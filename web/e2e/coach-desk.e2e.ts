import type { CoachView } from '@caseroom/core/wire/coach-view';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { liveSessionId, sessionId as eventId, viewOf } from './fixture/samples.ts';
import type { Fixture } from './fixture/server.ts';
import { barriersOf } from './rig/barriers.ts';
import { picture } from './rig/picture.ts';

const placeId = eventId;
const otherPlaceId = '0198c1a0-0000-7000-8000-000000000009';
const observe = `POST /api/coach/sessions/${liveSessionId}/observations`;
const token = 'x'.repeat(43);

/** A place at an interview that goes on, as the api would give it to a coach, and to a guest. */
function givePlace(fixture: Fixture, id = placeId): void {
  const view: CoachView = {
    ...viewOf(liveSessionId, 'talk', 400_000),
    thinking: { granted_ms: 60_000, started_ms: 390_000, ends_ms: 450_000, unclear: false },
    judged: [
      {
        ...{ id: eventId, question_id: 'rent', verdict: 'right_on_own', attempt: 2, at_ms: 301_000 },
        asked: 'By how much did the rent of all shops grow?',
        ...{ said: '$0.6 million a year', expected: '$0.7 million a year' },
        expected_on_own: '$0.6 million a year',
      },
    ],
  };
  const place = { observation_id: id, session_id: liveSessionId, by_link: false, view, now_ms: 400_000 };
  fixture.answers.set(observe, { status: 201, body: place });
  fixture.answers.set('POST /api/listen', { status: 201, body: { ...place, by_link: true } });
  fixture.answers.set(`POST /api/observations/${id}/grant`, { status: 201, body: fixture.grant });
}

const notThere = (message: string) => ({ status: 404, body: { error: { code: 'not_found', message } } });

/** What a page finds that was not heard of for long: its place has been given up. */
function losePlace(fixture: Fixture): void {
  fixture.answers.set(`GET /api/observations/${placeId}/changes`, notThere('There is no such place.'));
  fixture.hangUp();
}

/** The page waits before it believes that its place is gone. */
const noticed = { timeout: 20_000 };
const timesAsked = ({ asked }: Fixture, request: string): number =>
  asked.filter((each) => each === request).length;

async function sitDown(page: Page, fixture: Fixture): Promise<void> {
  givePlace(fixture);
  await page.goto(`${fixture.url}/coach/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
}

const screens = [
  { name: 'desk', size: 'desk', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'desk, dark', size: 'desk', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
  { name: 'phone', size: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'phone, dark', size: 'phone', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

for (const { name, size, ...use } of screens) {
  test.describe(name, () => {
    test.use(use);
    test('a coach finds where the interview stands, what lies on the table and how figures were judged', async ({
      page,
      fixture,
    }) => {
      await sitDown(page, fixture);
      await expect(page.getByText('You are neither seen nor heard')).toBeVisible();
      await expect(page.getByText('Where the money goes')).toBeVisible();
      await expect(page.getByText(/^Thinking, /)).toBeVisible();
      await expect(page.getByRole('tab', { name: 'Exhibit 1' })).toBeVisible();
      await expect(page.getByText('The sound is away')).toBeVisible();
      await page.getByRole('heading', { name: 'Figures judged' }).scrollIntoViewIfNeeded();
      await expect(page.getByText('Right on their own figures')).toBeVisible();
      await expect(page.getByText('profit = revenue - costs')).toBeVisible();
      await expect(page.getByRole('button', { name: /speak|whisper|mute|end the interview/i })).toHaveCount(
        0,
      );
      expect(await barriersOf(page)).toEqual([]);
      await page.evaluate(() => window.scrollTo(0, 0));
      await picture(page, `coach-${use.colorScheme}`, [size]);
    });
  });
}

const leave = `DELETE /api/observations/${placeId}`;

test('a listener who goes to another page leaves the interview at once', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/history`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  givePlace(fixture);
  await page.evaluate((path) => {
    history.pushState({}, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/coach/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  expect(timesAsked(fixture, leave)).toBe(0);
  await page.goBack();
  await expect.poll(() => timesAsked(fixture, leave)).toBe(1);
});

test('a listener who closes the page leaves the interview at once', async ({ page, fixture }) => {
  await sitDown(page, fixture);
  await page.close();
  await expect.poll(() => timesAsked(fixture, leave)).toBe(1);
});

test('who was put out is told so, and asks the room for nothing more', async ({ page, fixture }) => {
  await sitDown(page, fixture);
  const told = page.getByRole('heading', { name: 'You are not listening any more' });
  // The page may not follow yet: what nobody listens to is lost.
  await expect(async () => {
    fixture.push('removed', {});
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass({ timeout: 10_000 });
  await expect(page.getByRole('link', { name: 'To the live interviews' })).toBeVisible();
});

test('who was away too long takes another place, and is not told that they were put out', async ({
  page,
  fixture,
}) => {
  await sitDown(page, fixture);
  givePlace(fixture, otherPlaceId);
  losePlace(fixture);
  await expect(page.getByText('Reconnecting')).toBeVisible();
  await page.waitForResponse(
    (answer) => answer.url().endsWith(`/api/observations/${otherPlaceId}/changes`) && answer.ok(),
    noticed,
  );
  await expect(page.getByText('Reconnecting')).toBeHidden();
  await expect(page.getByRole('log')).toContainText('grew by half');
  expect(timesAsked(fixture, observe)).toBe(2);
  await expect
    .poll(() => timesAsked(fixture, `POST /api/observations/${otherPlaceId}/grant`))
    .toBeGreaterThan(0);
});

test('a guest who was away too long comes in again by the link, under the same name', async ({
  page,
  fixture,
}) => {
  givePlace(fixture);
  fixture.answers.set('POST /api/listen/link', {
    status: 200,
    body: {
      case_title: 'The bakery at the harbour',
      door: 'type',
      status: 'live',
      expires_at: '2027-01-01T00:00:00Z',
    },
  });
  await page.goto(`${fixture.url}/listen#${token}`);
  await expect(page.getByText('It is typed: you read both sides.')).toBeVisible();
  await page.getByLabel('Your name').fill('Ana');
  await page.getByLabel('Your name').press('Enter');
  await expect(page.getByRole('log')).toContainText('grew by half');
  const again = page.waitForRequest((request) => request.url().endsWith('/api/listen'), noticed);
  givePlace(fixture, otherPlaceId);
  losePlace(fixture);
  expect((await again).postDataJSON()).toEqual({ token, name: 'Ana' });
  await expect(page.getByText('Reconnecting')).toBeHidden();
  await expect(page.getByRole('log')).toContainText('grew by half');
});

for (const [answer, said] of [
  [notThere('There is no such interview, or it is not yours.'), 'The candidate, or the one who runs this'],
  [
    { status: 409, body: { error: { code: 'session_over', message: 'This interview is over.' } } },
    'This interview is over.',
  ],
] as const) {
  test(`who is refused another place listens no more: ${answer.status}`, async ({ page, fixture }) => {
    await sitDown(page, fixture);
    fixture.answers.set(observe, answer);
    losePlace(fixture);
    await expect(page.getByRole('heading', { name: 'You are not listening any more' })).toBeVisible(noticed);
    await expect(page.getByRole('status')).toContainText(said);
    expect(timesAsked(fixture, observe)).toBe(2);
  });
}
