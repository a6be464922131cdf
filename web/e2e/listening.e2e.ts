import { expect, type Page, test } from '@playwright/test';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { barriersOf } from './rig/barriers.ts';
import { makeCoach, signUp } from './rig/people.ts';
import { picture } from './rig/picture.ts';

let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  const env = { SPEECH_BASE_URL: '', ADMIN_EMAILS: 'admin@example.org' };
  stack = await startStack({ apps: ['api', 'agent', 'worker'], env });
});
test.afterAll(async () => stack?.stop());

/** Nothing that a screen reader or a keyboard stumbles over, and pictures for whoever wants to look. */
async function looksWell(page: Page, name: string): Promise<void> {
  expect(await barriersOf(page)).toEqual([]);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`, ['desk', 'phone']);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function begin(candidate: Page): Promise<void> {
  await candidate.goto(`${stack.url}/lobby/rooftop-cinema`);
  await candidate.getByRole('checkbox', { name: /Coaches I work with/ }).check();
  await candidate.getByRole('button', { name: 'Start the interview' }).click();
  await expect(candidate).toHaveURL(/\/room\//);
  await expect(candidate.getByText('Coaches may listen').first()).toBeVisible();
}

/** Says yes to the case, and asks something. */
async function saySomething(candidate: Page): Promise<void> {
  const lines = candidate
    .getByRole('log')
    .getByRole('listitem')
    .filter({ hasText: /^Interviewer/ });
  const field = candidate.getByLabel('Type to the interviewer');
  await expect(lines.first()).toContainText('welcome', { timeout: 30_000 });
  for (const text of ['Yes, please.', 'How many seats are there on the roof?']) {
    await field.fill(text);
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
}

async function makeLink(candidate: Page): Promise<string> {
  await candidate.getByRole('button', { name: 'More' }).click();
  await candidate.getByRole('menuitem', { name: 'Who may listen' }).click();
  const sheet = candidate.getByRole('dialog', { name: 'Who may listen' });
  await sheet.getByRole('button', { name: 'Make a link' }).click();
  const link = await sheet.getByLabel(/Send this link/).inputValue();
  await looksWell(candidate, 'listeners-sheet');
  await candidate.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  return link;
}

test('a coach follows an interview unseen, a guest by a link under their name, until the candidate ends it', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [admin, coach, candidate] = [
    await signUp(browser, stack.url, 'Admin'),
    await signUp(browser, stack.url, 'Coach'),
    await signUp(browser, stack.url, 'Kim'),
  ];
  await makeCoach(admin, stack.url, 'Coach');
  await admin.goto(`${stack.url}/coach`);
  await admin.getByLabel('E-mail of an account').fill('kim@example.org');
  await admin.getByLabel('Works with (e-mail)').fill('coach@example.org');
  await admin.getByRole('button', { name: 'Put together' }).click();
  await expect(admin.getByText('kim@example.org works with coach@example.org')).toBeVisible();
  await looksWell(admin, 'live-admin');

  await coach.goto(stack.url);
  await coach.getByRole('link', { name: 'Coach', exact: true }).click();
  await expect(coach.getByText('Nobody is sitting an interview')).toBeVisible();
  await begin(candidate);
  await expect(coach.getByRole('article')).toContainText('Kim', { timeout: 15_000 });
  await looksWell(coach, 'live');
  await coach.getByRole('link', { name: 'Listen to Kim' }).press('Enter');
  await expect(coach.getByRole('log')).toContainText('welcome', { timeout: 30_000 });
  await expect(coach.getByText('You are neither seen nor heard')).toBeVisible();

  await candidate.getByRole('textbox', { name: 'Your notes' }).fill('12 + 8 - 3 - 2 = 15');
  await saySomething(candidate);
  await expect(coach.getByRole('log')).toContainText('Yes, please.');
  await expect(coach.getByRole('log')).toContainText('How many seats');
  await expect(coach.getByText('12 + 8 - 3 - 2 = 15')).toBeVisible();
  await looksWell(coach, 'coach-room');
  await expect(candidate.getByText(/listening:/)).toBeHidden();

  const guest = await (await browser.newContext()).newPage();
  await guest.goto(await makeLink(candidate));
  await expect(guest.getByText('You are invited to follow')).toBeVisible();
  await looksWell(guest, 'listen-by-link');
  await guest.getByLabel('Your name').fill('Ana');
  await guest.getByLabel('Your name').press('Enter');
  await expect(guest.getByRole('log')).toContainText('Yes, please.');
  await expect(candidate.getByText('1 is listening: Ana')).toBeVisible();
  await looksWell(candidate, 'room-listened-to');

  await candidate.getByRole('button', { name: 'More' }).click();
  await candidate.getByRole('menuitem', { name: 'Who may listen' }).click();
  await expect(candidate.getByRole('dialog')).toContainText('Ana');
  await candidate.getByRole('checkbox', { name: /Coaches I work with/ }).uncheck();
  for (const page of [coach, guest])
    await expect(page.getByRole('heading', { name: 'You are not listening any more' })).toBeVisible();
  await looksWell(guest, 'not-listening');
  await expect(candidate.getByText('1 is listening: Ana')).toBeHidden();
  await guest.goto(`${stack.url}/listen#${'x'.repeat(43)}`);
  await guest.reload();
  await expect(guest.getByRole('alert')).toContainText('no longer good');
});
