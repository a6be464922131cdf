import { speakFigure } from '@caseroom/core/case/spoken-figure';
import { parseNumbers } from '@caseroom/core/speech/numbers';
import { offer as offerSchema } from '@caseroom/core/wire/routes';
import { expect, type Page, test } from '@playwright/test';
import { type Stack, startStack } from '../../infra/testing/stack.ts';
import { barriersOf } from './rig/barriers.ts';
import { giveVoice, speak } from './rig/candidate-voice.ts';
import { picture } from './rig/picture.ts';
import { getJson } from './rig/view.ts';

/** Nothing is simulated: spoken answers go to the offline recogniser. */
test.describe.configure({ timeout: 5 * 60_000 });

let stack: Stack;
test.beforeAll(async () => {
  stack = await startStack({ apps: ['api', 'speech'] });
});
test.afterAll(() => stack?.stop());

test.beforeEach(async ({ page }) => {
  const guest = await page.request.post(`${stack.url}/api/auth/sign-in/anonymous`, {
    data: {},
    headers: { Origin: stack.url },
  });
  expect(guest.ok(), await guest.text()).toBe(true);
});

/** The result of a question about large numbers, worked out from its text as a candidate does. */
function workedOut(text: string): number {
  const [first = 0, second = 0] = parseNumbers(text).map(({ value }) => value);
  if (text.includes('for each')) return first / second;
  return first * second * (text.includes('a month') ? 12 : 1);
}

const question = (page: Page) => page.getByRole('heading', { level: 2 }).first();
const answerField = (page: Page) => page.getByRole('textbox', { name: /^Your answer, in/ });

/** The page in both lights, each at both widths, must keep nobody out, and nothing may stick out to the side. */
async function expectFit(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const [width, height, colorScheme] of [
    [1280, 800, 'light'],
    [390, 844, 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    expect(await barriersOf(page)).toEqual([]);
    const stuckOut = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(stuckOut).toBe(0);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}

async function begin(page: Page, search: string): Promise<void> {
  await page.goto(`${stack.url}/drills${search}`);
  await page.getByRole('button', { name: /^Begin/ }).click();
  await expect(answerField(page)).toBeFocused();
}

test('ten figures are typed by keyboard alone, through a reload, a mistake and up the steps', async ({
  page,
}) => {
  await page.goto(stack.url);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Drills' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Number drills' })).toBeVisible();
  await page.getByLabel('Topic').selectOption({ label: 'Large numbers' });
  await expectFit(page);
  await picture(page, 'drills', ['desk', 'phone']);
  await page.getByRole('button', { name: 'Begin' }).focus();
  await page.keyboard.press('Enter');
  await expect(answerField(page)).toBeFocused();
  await expectFit(page);

  // What is no figure is said to be none, and the text stays.
  await page.keyboard.type('no idea');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('no figure');
  await expect(answerField(page)).toHaveValue('no idea');

  const text = await question(page).innerText();
  await page.reload();
  await expect(question(page)).toHaveText(text);
  await expect(answerField(page)).toBeFocused();

  for (let number = 1; number <= 10; number += 1) {
    await expect(page.getByText(`${number} of 10`)).toBeVisible();
    const right = workedOut(await question(page).innerText());
    const isRight = number !== 3;
    await page.keyboard.type(String(isRight ? right : right * 10));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status').filter({ hasText: isRight ? /^Right/ : /^Wrong/ })).toBeAttached();
    await expect(page.getByText(isRight ? 'Right' : 'Wrong', { exact: true })).toBeVisible();
    await expect(page.getByText('Worked out')).toBeVisible();
    if (!isRight) {
      await expect(page.getByText('Slip of a zero.')).toBeVisible();
      await expectFit(page);
      await picture(page, 'drill-wrong', ['desk', 'phone']);
    }
    if (number === 10) break;
    await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(answerField(page)).toBeFocused();
  }
  await expect(page.getByRole('heading', { name: /9 of 10 right/ })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(11);
  await expectFit(page);
  await picture(page, 'drill-end', ['desk', 'phone']);
  await page.getByRole('link', { name: 'Other drills' }).click();
  await expect(page.getByText(/Step \d of 5, 9 of the last 10 right/)).toBeVisible();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Progress' }).click();
  const standing = page.getByRole('region', { name: 'Number drills' });
  await expect(standing).toContainText('9 of the last 10 right');
  await expectFit(page);
});

test('a chart is shown with its question, and a link chooses kind and topic', async ({ page }) => {
  await page.goto(`${stack.url}/drills?kind=charts&topic=shares`);
  await expect(page.getByRole('radio', { name: 'Chart reading' })).toBeChecked();
  await expect(page.getByLabel('Topic')).toHaveValue('shares');
  await begin(page, '?kind=charts&topic=shares');
  await expect(page.getByRole('figure')).toContainText(/Revenue by customer|Costs by kind|Sales by product/);
  await expect(page.getByRole('table')).toBeVisible();
  await expectFit(page);
  await picture(page, 'drill-chart', ['desk', 'phone']);
  await answerField(page).fill('12');
  await page.getByRole('button', { name: 'million' }).click();
  await expect(answerField(page)).toHaveValue('12 million');
  await page.keyboard.press('Enter');
  await expect(page.getByText('You gave')).toBeVisible();
  // A run that is left can be gone on with.
  await page.goto(`${stack.url}/drills?kind=charts`);
  await page.getByRole('link', { name: 'Go on with the run you left' }).click();
  await expect(page.getByText('Worked out')).toBeVisible();
});

test('a spoken figure is shown, and counts once it is confirmed', async ({ page }) => {
  await giveVoice(page);
  await begin(page, '?kind=mental&topic=large_numbers');
  const said = speakFigure(workedOut(await question(page).innerText()), 'USD', 'words');
  const shown = page.getByText('Did you say');
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await page.getByRole('button', { name: 'Speak the answer' }).click();
    const done = page.getByRole('button', { name: 'I have said it' });
    await expect(done).toBeVisible();
    await speak(page, said);
    await done.click();
    await expect(shown.or(page.getByRole('alert'))).toBeVisible({ timeout: 30_000 });
    if (await shown.isVisible()) break;
  }
  await expect(shown).toBeVisible();
  await expect(page.getByText('Worked out')).toBeHidden();
  await expectFit(page);
  await picture(page, 'drill-heard', ['desk', 'phone']);

  // It waits through a reload, and a misheard figure is forgotten without a trace.
  const figure = (await page.getByText(/\?$/).last().innerText()).replace('?', '');
  await page.reload();
  await expect(shown).toBeVisible();
  await expect(page.getByRole('button', { name: 'Yes, judge it' })).toBeFocused();
  console.log(`offline recognition: said "${said}", shown "${figure}"`);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Worked out')).toBeVisible();
  await expect(page.getByRole('definition').first()).toHaveText(figure);
});

test('where no recogniser answers there is typing only, and the page says so', async ({ page }) => {
  const offer = await getJson(page, `${stack.url}/api/offer`, offerSchema);
  expect(offer.talk.available).toBe(false);
  const closed = { available: false, why: 'Away.' };
  await page.route('**/api/offer', (route) => route.fulfill({ json: { ...offer, demo: closed } }));
  await begin(page, '?kind=estimation');
  await expect(page.getByText('Speaking is not offered')).toBeVisible();
  await expect(page.getByRole('button', { name: /Speak/ })).toHaveCount(0);
  await answerField(page).fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('With each assumption rounded')).toBeVisible();
});
