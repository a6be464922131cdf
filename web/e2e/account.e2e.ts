import { expect, test } from './fixture/pages.ts';

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
