import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { countTurns, fullHouse, giveQueue, leave } from './fixture/queue.ts';
import { liveSessionId } from './fixture/samples.ts';
import type { Fixture } from './fixture/server.ts';

const start = `POST /api/sessions/${liveSessionId}/start`;
const leaveButton = (page: Page) => page.getByRole('button', { name: 'Leave the queue' });

async function beNext(page: Page, fixture: Fixture): Promise<void> {
  giveQueue(fixture, { place: 1, waiting: 1, about_minutes: 1 });
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByText('You are next.')).toBeVisible();
}

/** Waits until the page has asked for a seat some times more. */
async function asked(fixture: Fixture, times: number): Promise<void> {
  const before = countTurns(fixture).asked;
  await expect
    .poll(() => countTurns(fixture).asked, { timeout: 20_000 })
    .toBeGreaterThanOrEqual(before + times);
}

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
  expect(countTurns(fixture).left).toBe(0);
});

test('the place is kept from poll to poll, and the queue can be left by the keyboard, once', async ({
  page,
  fixture,
}) => {
  await beNext(page, fixture);
  await leaveButton(page).focus();
  await asked(fixture, 2);
  expect(countTurns(fixture).left).toBe(0);
  await expect(leaveButton(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect.poll(() => countTurns(fixture).left).toBe(1);
});

test('who waits asks again without taking the interview from a page that was opened later', async ({
  page,
  fixture,
}) => {
  const renews: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/start')) renews.push(request.postDataJSON().renews);
  });
  await beNext(page, fixture);
  await asked(fixture, 1);
  expect(renews.slice(0, 2)).toEqual([false, true]);
  fixture.answers.set(start, {
    status: 409,
    body: { error: { code: 'superseded', message: 'This interview is open in another tab.' } },
  });
  await expect(page.getByRole('heading', { name: 'This interview is open in another tab' })).toBeVisible();
});

test('a page that is loaded again keeps the place', async ({ page, fixture }) => {
  await beNext(page, fixture);
  await page.reload();
  await expect(leaveButton(page)).toBeVisible();
  expect(countTurns(fixture).left).toBe(0);
});

for (const status of [502, 429]) {
  test(`the place stays on the screen while the server answers ${status}, and the page goes on asking`, async ({
    page,
    fixture,
  }) => {
    await beNext(page, fixture);
    await leaveButton(page).focus();
    fixture.answers.set(start, { status, body: {} });
    // One try, two more that follow it at once, and then another after a while.
    await asked(fixture, 4);
    await expect(page.getByText('You are next.')).toBeVisible();
    await expect(leaveButton(page)).toBeFocused();
    giveQueue(fixture, null);
    await expect(page.getByRole('log')).toContainText('grew by half', { timeout: 20_000 });
    expect(countTurns(fixture).left).toBe(0);
  });
}

test('who goes on with a paused interview when every seat is taken waits in line, and may stay paused', async ({
  page,
  fixture,
}) => {
  const commands = `POST /api/sessions/${liveSessionId}/commands`;
  const wishes = () => fixture.asked.filter((each) => each === commands).length;
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ status: 'paused' });
  const goOn = page.getByRole('button', { name: 'Go on', exact: true });
  await expect(goOn).toBeVisible();
  fixture.answers.set(commands, fullHouse({ place: 1, waiting: 1, about_minutes: 1 }));
  fixture.answers.set(leave, { status: 200, body: { ok: true } });
  const before = wishes();
  await goOn.click();
  await expect(page.getByText('You are next.')).toBeVisible();
  await expect.poll(wishes, { timeout: 10_000 }).toBeGreaterThanOrEqual(before + 4);
  await page.getByRole('button', { name: 'Stay paused' }).click();
  await expect(page.getByText('You are next.')).toBeHidden();
  await expect.poll(() => countTurns(fixture).left).toBe(1);

  await goOn.click();
  await expect(page.getByText('You are next.')).toBeVisible();
  fixture.answers.delete(commands);
  await expect.poll(() => fixture.commands.at(-1)?.command, { timeout: 10_000 }).toBe('resume');
  fixture.change({ status: 'live' });
  await expect(page.getByText('You are next.')).toBeHidden();
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0);
});
