import { expect, test } from './fixture/pages.ts';
import { giveQueue } from './fixture/queue.ts';
import { liveSessionId } from './fixture/samples.ts';

test('who finds every seat taken sees the place in the queue, and gets in without doing anything', async ({
  page,
  fixture,
}) => {
  giveQueue(fixture, { place: 2, waiting: 3, about_minutes: 12 });
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('heading', { name: 'Every interviewer is busy' })).toBeVisible();
  const status = page.getByRole('status');
  await expect(status).toContainText('You are number 2 of 3 in the queue.');
  await expect(status).toContainText('about 15 minutes');
  giveQueue(fixture, { place: 1, waiting: 2, about_minutes: null });
  await expect(status).toContainText('You are next; 1 more wait behind you.');
  await expect(page).toHaveTitle(/You are next/);
  giveQueue(fixture, null);
  await expect(page.getByRole('log')).toContainText('grew by half');
});

test('the queue can be left by the keyboard, which gives the place to others', async ({ page, fixture }) => {
  giveQueue(fixture, { place: 1, waiting: 1, about_minutes: 1 });
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByText('You are next.')).toBeVisible();
  const left = page.waitForRequest(
    (request) =>
      request.method() === 'DELETE' && request.url().endsWith(`/api/sessions/${liveSessionId}/seat`),
  );
  await page.getByRole('button', { name: 'Leave the queue' }).focus();
  await page.keyboard.press('Enter');
  await left;
  await expect(page.getByRole('article').first()).toBeVisible();
});
