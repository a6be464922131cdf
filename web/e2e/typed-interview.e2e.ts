import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { picture } from './rig/picture.ts';
import { answerTo } from './rig/rooftop-candidate.ts';

let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  // No speech engine: a typed interview needs none.
  stack = await startStack({ apps: ['api', 'agent', 'worker'], env: { SPEECH_BASE_URL: '' } });
});
test.afterAll(async () => stack?.stop());

test('a guest sits a whole case by typing, reloads in the middle, and reads the report', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(stack.url);
  await expect(page.getByRole('article').first()).toBeVisible();
  await picture(page, 'library', ['desk', 'phone']);
  await page.goto(`${stack.url}/sign-in?next=/lobby/rooftop-cinema`);
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await expect(page.getByText(/The media server answers/)).toBeVisible({ timeout: 20_000 });
  await picture(page, 'lobby', ['desk', 'phone']);
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await expect(page).toHaveURL(/\/room\//);

  const lines = page
    .getByRole('log')
    .getByRole('listitem')
    .filter({ hasText: /^Interviewer/ });
  const field = page.getByLabel('Type to the interviewer');
  await expect(lines.first()).toContainText('welcome', { timeout: 30_000 });
  await page.getByRole('textbox', { name: 'Your notes' }).fill('12 + 8 - 3 - 2 = 15');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  let answered = 0;
  let reloaded = false;
  while (!page.url().includes('/report/')) {
    // Whichever comes first: another line of the interviewer, or the end.
    await expect
      .poll(async () => page.url().includes('/report/') || (await lines.count()) > answered, {
        timeout: 45_000,
      })
      .toBe(true);
    if (page.url().includes('/report/')) break;
    // Several lines may come one after the other: the last one is to be answered.
    await page.waitForTimeout(700);
    answered = await lines.count();
    const said = await lines.allInnerTexts();
    const askedForProfit = said.some((line) => /how much would a single Monday make/i.test(line));
    if (askedForProfit && !reloaded) {
      reloaded = true;
      await page.reload();
      await expect(lines).toHaveCount(answered);
      await expect(page.getByRole('textbox', { name: 'Your notes' })).toHaveValue('12 + 8 - 3 - 2 = 15');
      await expect(page.getByRole('tab', { name: 'Exhibit 2' })).toBeVisible();
      await picture(page, 'room', ['desk', 'phone', 'side', 'keyboard']);
    }
    if (await field.isDisabled()) continue;
    await field.fill(answerTo(said.at(-1) ?? '', askedForProfit));
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }

  expect(reloaded).toBe(true);
  await expect(page.getByRole('heading', { name: 'The numbers' })).toBeVisible({ timeout: 60_000 });
  await picture(page, 'report', ['desk', 'phone']);
  const numbers = page.getByRole('region', { name: 'The numbers' }).getByRole('article');
  await expect(numbers.filter({ hasText: 'How many guests does a Monday need' })).toContainText('Right.');
  await expect(page.getByRole('region', { name: 'The numbers' })).not.toContainText('Right. Right.');
  await expect(numbers.filter({ hasText: 'how much would a single Monday make' })).toContainText('Not right');
  await expect(page.getByText('No overall score')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Transcript' })).toContainText(
    'What one guest brings and costs',
  );
  await page.getByRole('link', { name: 'History' }).click();
  await expect(page.getByRole('link', { name: /Report of/ })).toBeVisible();
});
