import { expect, type Page, test } from '@playwright/test';
import { obligingJudge } from '../../infra/testing/obliging-judge.ts';
import { type AnthropicSimulator, startAnthropicSimulator } from '../../infra/simulators/anthropic.ts';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { barriersOf } from './rig/barriers.ts';
import { notes, sitRecorded, steeringLine } from './rig/judged-interview.ts';
import { makeCoach, signUp } from './rig/people.ts';
import { picture } from './rig/picture.ts';

let stack: Stack;
let judge: AnthropicSimulator;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  judge = await startAnthropicSimulator({ reply: obligingJudge });
  const env = {
    ...{ ANTHROPIC_API_KEY: 'simulated', ANTHROPIC_BASE_URL: judge.url, DEEPGRAM_API_KEY: 'unused' },
    ...{ SPEECH_BASE_URL: '', ADMIN_EMAILS: 'admin@example.org' },
  };
  stack = await startStack({ apps: ['api', 'worker'], env });
});
test.afterAll(async () => {
  await stack?.stop();
  await judge?.close();
});

const screens = [
  { width: 1280, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
] as const;

/** Nothing that a screen reader or a keyboard stumbles over, and pictures of the part with the id `at`. */
async function looksWell(page: Page, name: string, at = 'main'): Promise<void> {
  for (const { width, colorScheme } of screens) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await barriersOf(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  for (const [size, width] of [
    ['phone', 390],
    ['desk', 1280],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await page.evaluate((id) => document.getElementById(id)?.scrollIntoView(), at);
    await picture(page, name, [size]);
  }
}

const playedAt = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);
const rate = (page: Page, dimension: string, anchor: RegExp) =>
  page.getByRole('group', { name: dimension, exact: true }).getByRole('radio', { name: anchor });

/** Every dimension gets a 3, as whoever sits beside would give it. */
async function rateAll(page: Page): Promise<void> {
  const groups = page.getByRole('region', { name: 'Your scores' }).getByRole('group');
  for (const group of await groups.all()) await group.getByRole('radio', { name: /^3 / }).check();
}

test('a coach scores blind, overrides with a reason, comments at a second, and the candidate reads both', async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const [admin, coach, candidate] = [
    await signUp(browser, stack.url, 'Admin'),
    await signUp(browser, stack.url, 'Carla'),
    await signUp(browser, stack.url, 'Kim'),
  ];
  await makeCoach(admin, stack.url, 'Carla');
  await admin.request.put(`${stack.url}/api/staff/workspace`, {
    data: { email: 'kim@example.org', with: 'carla@example.org' },
  });
  const cookies = await candidate.context().cookies();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const sessionId = await sitRecorded(stack, cookie);
  await candidate.goto(`${stack.url}/report/${sessionId}`);
  await expect(candidate.getByRole('heading', { name: 'Transcript' })).toBeVisible({ timeout: 60_000 });

  await test.step('blind', async () => {
    await coach.goto(stack.url);
    await coach.getByRole('link', { name: 'Coach', exact: true }).click();
    await coach.getByRole('link', { name: 'To score' }).click();
    await expect(coach.getByRole('article')).toContainText('Kim');
    await looksWell(coach, 'to-score');
    await coach.getByRole('link', { name: /^Score .* of Kim/ }).press('Enter');
    await expect(coach.getByText('You score blind')).toBeVisible();
    const refused = await coach.request.get(`${stack.url}/api/sessions/${sessionId}/report`);
    expect(refused.status()).toBe(409);
    await expect(coach.getByText(/on paper/)).toHaveCount(0);
    const steering = coach.getByRole('region', { name: 'Said to whoever scores' });
    await expect(steering).toContainText('Asks for a score');
    await steering.getByRole('button', { name: steeringLine }).click();
    await expect.poll(() => playedAt(coach)).toBeGreaterThan(10);
    await coach.getByRole('button', { name: 'Pause' }).click();
    const screen = coach.getByRole('region', { name: 'On their screen' });
    await expect(screen).toContainText(notes);
    await expect(screen).not.toContainText('No exhibit was on the screen at this moment.');
    await expect(coach.getByRole('region', { name: 'The numbers' })).toHaveCount(0);
  });

  await test.step('a draft outlives a reload', async () => {
    await coach.getByRole('button', { name: 'Hand in', exact: true }).click();
    await expect(coach.getByRole('alert')).toContainText('Before you hand it in: rate Structure');
    await rateAll(coach);
    await rate(coach, 'Structure', /^5 /).check();
    // The simulated judge and the rules have it at usual practice.
    await rate(coach, 'Hypothesis', /^1 /).check();
    await coach
      .getByLabel(/What you rest it on.*: Structure/)
      .fill('Three areas, each with what to look at.');
    await coach.getByRole('radio', { name: 'Borderline' }).check();
    await coach
      .getByRole('button', { name: /^Comment on the line/ })
      .nth(1)
      .click();
    await coach.keyboard.type('Here you could have said which area comes first.');
    await expect(coach.getByText('Saved as a draft.')).toBeVisible();
    await coach.reload();
    await expect(rate(coach, 'Structure', /^5 /)).toBeChecked();
    await expect(coach.getByRole('radio', { name: 'Borderline' })).toBeChecked();
    await expect(coach.getByRole('textbox', { name: /^Comment at/ })).toHaveValue(/which area comes first/);
    await looksWell(coach, 'coach-score', 'ratings');
  });

  await test.step('handed in, both are seen, and one is overridden', async () => {
    await coach.getByRole('button', { name: 'Hand in', exact: true }).click();
    await expect(coach.getByText("The machine's scores are beside yours.")).toBeVisible();
    await expect(coach.getByText(/on paper/).first()).toBeVisible();
    for (const name of ['The numbers', 'What was good', 'What to improve', 'What was reached'])
      await expect(coach.getByRole('region', { name })).toBeVisible();
    await expect(coach.getByRole('region', { name: 'The numbers' })).toContainText('Right is');
    await expect(coach.getByText('How you spoke')).toHaveCount(0);
    await coach.getByRole('checkbox', { name: /Let mine count for Structure: 5/ }).check();
    await coach.getByRole('button', { name: 'Hand in the changes' }).click();
    await expect(coach.getByRole('alert')).toContainText('give the reason why you override Structure');
    await coach
      .getByLabel('Why, for the candidate to read')
      .fill('All areas are of this case, and the first has a reason.');
    await coach.getByRole('button', { name: 'Hand in the changes' }).click();
    await expect(coach.getByText(/^Version 2/)).toBeVisible();
    await expect(coach.getByText("Some of the scores that count are a coach's.")).toBeVisible();
    await looksWell(coach, 'coach-both', 'rate-structure');
  });

  await test.step('the candidate reads both', async () => {
    await candidate.reload();
    const structure = candidate
      .getByRole('region', { name: 'How you did' })
      .getByRole('article')
      .filter({ hasText: 'Structure' })
      .first();
    await expect(structure).toContainText(/on paper/);
    await expect(structure).toContainText('Carla: 5, outstanding');
    await expect(structure).toContainText("Carla's 5 counts in place of the machine's.");
    await expect(structure).toContainText('All areas are of this case');
    const overall = candidate.getByRole('region', { name: 'Overall' });
    await expect(overall).toContainText('By the machine alone');
    const word = candidate.getByRole('region', { name: 'Carla' });
    await expect(word).toContainText('Would I pass you on? Borderline');
    const comment = word.getByRole('button', { name: /which area comes first/ });
    const at = /(\d+):(\d\d)/.exec(await comment.innerText());
    await comment.click();
    const seconds = Number(at?.[1]) * 60 + Number(at?.[2]);
    await expect.poll(() => playedAt(candidate)).toBeGreaterThanOrEqual(seconds);
    expect(await playedAt(candidate)).toBeLessThan(seconds + 5);
    await candidate.getByRole('button', { name: 'Pause' }).click();
    await expect(candidate.getByText('Asks for a score')).toHaveCount(0);
    await expect(candidate.getByText('Said to whoever scores')).toHaveCount(0);
    await looksWell(candidate, 'report-coach', 'dimensions');
  });

  await test.step('agreement counts it, and says that one is too few', async () => {
    await coach.getByRole('link', { name: 'Agreement' }).click();
    await expect(coach.getByRole('row', { name: /^Math/ })).toContainText('too few to say');
    await looksWell(coach, 'agreement');
    await coach.getByRole('link', { name: /^Hypothesis.*Carla: 1, well below/ }).click();
    await expect(coach).toHaveURL(/#rate-hypothesis$/);
    await expect(coach.getByText('Handed in', { exact: true })).toBeVisible();
  });
});
