import { type Browser, expect, type Page, test } from '@playwright/test';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { answerTo } from './rig/bicycle-candidate.ts';

let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({
    apps: ['api', 'agent', 'worker'],
    env: { SPEECH_BASE_URL: '', ADMIN_EMAILS: 'admin@example.org' },
  });
});
test.afterAll(async () => stack?.stop());

async function signUp(browser: Browser, name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${stack.url}/sign-in`);
  await page.getByLabel('What the interviewer may call you').fill(name);
  await page.getByLabel('E-mail').fill(`${name.toLowerCase()}@example.org`);
  await page.getByLabel('Password').fill('correct horse');
  await page.getByRole('button', { name: 'Create an account' }).click();
  await expect(page.getByRole('button', { name: `Account: ${name}` })).toBeVisible();
  return page;
}

async function makeCoach(browser: Browser): Promise<Page> {
  const coach = await signUp(browser, 'Coach');
  await expect(coach.getByRole('link', { name: 'Write' })).toBeHidden();
  const admin = await signUp(browser, 'Admin');
  await admin.getByRole('link', { name: 'Write' }).click();
  await admin.getByLabel('E-mail of an account').fill('coach@example.org');
  await admin.getByRole('button', { name: 'Give the role' }).click();
  const staff = admin.getByRole('region', { name: 'Who may write cases' }).getByRole('listitem');
  await expect(staff.filter({ hasText: 'coach@example.org' })).toHaveText(/: coach$/);
  await admin.context().close();
  await coach.reload();
  await coach.getByRole('link', { name: 'Write' }).click();
  return coach;
}

const part = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
const prover = (page: Page) => page.getByRole('complementary', { name: 'What the prover says' });

async function writeCase(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(prover(page)).toContainText('Ready to be published');
  await page.getByLabel('Title').fill('Lunch on the harbour');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lunch on the harbour');
  await part(page, 'Model');
  await page.getByLabel('Value of fee', { exact: true }).fill('6');
  await expect(page.getByRole('status', { name: 'needed now' })).toHaveText('12');
  await part(page, 'Exhibits');
  await page.locator('[data-path="exhibits.0"] > summary').click();
  const preview = page.getByRole('region', { name: 'As the candidate sees it' });
  await expect(preview.getByRole('row', { name: /^Fee/ })).toContainText('6');
}

async function isRefusedOnce(page: Page): Promise<void> {
  await part(page, 'Model');
  await page.getByLabel('Formula of left').fill('fee - wrapping');
  await expect(prover(page)).toContainText('wrapping');
  await page.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('alert')).toContainText('Not published');
  await expect(page.getByRole('alert')).toContainText(/Line \d+: "wrapping"/);
  await part(page, 'About');
  await prover(page)
    .getByRole('button', { name: /wrapping/ })
    .click();
  await expect(page.getByLabel('Formula of left')).toBeFocused();
}

async function sitByTyping(page: Page): Promise<void> {
  const lines = page
    .getByRole('log')
    .getByRole('listitem')
    .filter({ hasText: /^Interviewer/ });
  const field = page.getByLabel('Type to the interviewer');
  await expect(lines.first()).toContainText('ten minutes', { timeout: 30_000 });
  let answered = 0;
  while (!page.url().includes('/report/')) {
    const over = () => page.url().includes('/report/');
    await expect.poll(async () => over() || (await lines.count()) > answered, { timeout: 60_000 }).toBe(true);
    if (over()) return;
    // Several lines may come one after the other: the last one is to be answered.
    await page.waitForTimeout(700);
    answered = await lines.count();
    const said = (await lines.allInnerTexts()).at(-1) ?? '';
    if (over() || (await field.isDisabled())) continue;
    await field.fill(answerTo(said));
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
}

test('a coach writes a case, is refused once, publishes it, and a candidate sits it by typing', async ({
  browser,
}) => {
  test.setTimeout(300_000);
  const coach = await makeCoach(browser);
  await writeCase(coach);
  await isRefusedOnce(coach);
  await coach.getByLabel('Formula of left').fill('fee - packing');
  await expect(prover(coach)).toContainText('Ready to be published');
  await coach.getByRole('button', { name: 'Publish' }).click();
  await expect(coach.getByText('Version 1 is in the library')).toBeVisible({ timeout: 20_000 });
  await part(coach, 'Versions');
  await expect(coach.getByRole('tabpanel').getByRole('listitem')).toContainText('In the library');

  await part(coach, 'Preview');
  await expect(coach.getByRole('region', { name: 'Preview' })).toContainText(
    'A delivery leaves $5, so it takes 12',
  );
  await coach.getByRole('button', { name: 'Sit it by typing' }).click();
  await expect(coach.getByRole('log')).toContainText('ten minutes', { timeout: 30_000 });

  const candidate = await (await browser.newContext()).newPage();
  await candidate.goto(`${stack.url}/sign-in`);
  await candidate.getByRole('button', { name: 'Go on as a guest' }).click();
  await candidate.getByRole('link', { name: 'Lunch on the harbour' }).click();
  await expect(candidate.getByRole('radio', { name: 'Type' })).toBeChecked();
  await candidate.getByRole('button', { name: 'Start the interview' }).click();
  await sitByTyping(candidate);
  const numbers = candidate.getByRole('region', { name: 'The numbers' }).getByRole('article');
  await expect(numbers.first()).toContainText('Right.', { timeout: 60_000 });
  await expect(candidate.getByRole('region', { name: 'Transcript' })).toContainText('twelve deliveries');
});
