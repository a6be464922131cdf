import { drillKinds } from '@caseroom/core/drills/item';
import type { DrillSummary } from '@caseroom/core/wire/drills';
import { expect, test } from './fixture/pages.ts';
import { report } from './fixture/samples.ts';

/** Nothing practised yet. */
const summary: DrillSummary = {
  top_level: 5,
  kinds: drillKinds.map((kind) => ({ kind, level: 1, last: null, practised_at: null, open_run_id: null })),
  runs: [],
};

test('a forgotten password is replaced by a link that comes by mail', async ({ page, fixture }) => {
  fixture.signedIn = false;
  await page.goto(`${fixture.url}/sign-in`);
  await page.getByRole('tab', { name: 'Sign in' }).click();
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByLabel('E-mail').fill('ines@example.org');
  await page.getByRole('button', { name: 'Send the link' }).click();
  await expect(page.getByText('Look into your mail')).toBeVisible();
  await page.goto(`${fixture.url}/new-password?token=fresh`);
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'The new password is saved' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('tab', { name: 'Sign in', selected: true })).toBeVisible();
});

test('a link that was used says so, and where a new one comes from', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/new-password?token=stale`);
  await page.getByLabel('New password').fill('another long password');
  await page.getByRole('button', { name: 'Save the new password' }).click();
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible();
  await page.goto(`${fixture.url}/new-password?error=INVALID_TOKEN`);
  await page.getByRole('link', { name: 'Send a new link' }).click();
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible();
});

test('signing in leads back to the whole address that asked for it', async ({ page, fixture }) => {
  const id = report.session_id;
  const addresses = [
    '/history',
    `/report/${id}?edition=${report.evaluation_id}`,
    `/redo/${id}?moment=rent_growth`,
    `/scoring/${id}#rate-math`,
    '/drills?kind=charts&topic=tables',
  ];
  fixture.answers.set('GET /api/drills/summary', { status: 200, body: summary });
  for (const address of addresses) {
    fixture.signedIn = false;
    await page.goto(fixture.url + address);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByRole('button', { name: 'Go on as a guest' }).click();
    await expect(page).toHaveURL(fixture.url + address);
  }
  await expect(page.getByRole('radio', { name: /^Chart reading/ })).toBeChecked();
  await expect(page.getByLabel('Topic')).toHaveValue('tables');
});

test('signing in from the menu leads back to the page, by way of a forgotten password too', async ({
  page,
  fixture,
}) => {
  fixture.signedIn = false;
  await page.goto(fixture.url);
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/next=%2F$/);
  await page.goto(`${fixture.url}/sign-in?next=${encodeURIComponent('/drills?kind=charts')}&way=in`);
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await page.getByRole('link', { name: 'Back to signing in' }).click();
  await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await expect(page).toHaveURL(`${fixture.url}/drills?kind=charts`);
});
