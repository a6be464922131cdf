import { expect, type Locator, type Page, test } from '@playwright/test';
import { startStack, type Stack } from '../../infra/testing/stack.ts';

/** Typed, so that nothing but the page, the api and the room is tried. */
test.describe.configure({ mode: 'serial', timeout: 120_000 });

/** The goal is three seconds; a shared machine that stalls is not what is tested here. */
const BACK_MS = 10_000;

let stack: Stack;
let room: string;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({ apps: ['api', 'agent'], env: { SPEECH_BASE_URL: '' } });
});
test.afterAll(async () => stack?.stop());

const field = (page: Page): Locator => page.getByLabel('Type to the interviewer');
const said = (page: Page): Locator => page.getByRole('log').getByRole('listitem');

async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(said(page).filter({ hasText: text })).toBeVisible();
}

test('is back after a reload, and in another tab, which takes it over', async ({ page, context }) => {
  await page.goto(`${stack.url}/sign-in?next=/lobby/rooftop-cinema`);
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await expect(said(page).first()).toContainText('welcome', { timeout: 30_000 });
  room = page.url();
  await say(page, 'Yes, please go ahead.');
  await expect(said(page)).toHaveCount(3, { timeout: 30_000 });

  const reloadedAt = Date.now();
  await page.reload();
  await expect(said(page)).toHaveCount(3, { timeout: BACK_MS });
  process.stdout.write(`back after a reload: ${Date.now() - reloadedAt} ms\n`);

  const second = await context.newPage();
  await second.goto(room);
  await expect(said(second).filter({ hasText: 'Yes, please go ahead.' })).toBeVisible({ timeout: BACK_MS });
  await expect(page.getByRole('heading', { name: 'This interview is open in another tab' })).toBeVisible();
  await say(second, 'I went on over here.');
});
