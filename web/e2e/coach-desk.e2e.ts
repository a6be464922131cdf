import type { CoachView } from '@caseroom/core/wire/coach-view';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { liveSessionId, sessionId as eventId, viewOf } from './fixture/samples.ts';
import type { Fixture } from './fixture/server.ts';
import { barriersOf } from './rig/barriers.ts';
import { picture } from './rig/picture.ts';

const placeId = eventId;

/** A coach's place at an interview that goes on, as the api would give it. */
function givePlace(fixture: Fixture): void {
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
  const place = { observation_id: placeId, session_id: liveSessionId, by_link: false, view, now_ms: 400_000 };
  fixture.answers.set(`POST /api/coach/sessions/${liveSessionId}/observations`, { status: 201, body: place });
  fixture.answers.set(`POST /api/observations/${placeId}/grant`, { status: 201, body: fixture.grant });
}

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
