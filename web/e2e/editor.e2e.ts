import type { Page } from '@playwright/test';
import { draftId, giveDraft, saveElsewhere, saveHere } from './fixture/authoring.ts';
import { expect, test } from './fixture/pages.ts';
import type { Fixture } from './fixture/server.ts';
import { barriersOf } from './rig/barriers.ts';

async function openEditor(page: Page, fixture: Fixture): Promise<void> {
  giveDraft(fixture);
  await page.goto(`${fixture.url}/authoring/${draftId}`);
  await expect(page.getByRole('complementary')).toContainText('Ready to be published');
}

test('what another window wrote is not written over unasked', async ({ page, fixture }) => {
  await openEditor(page, fixture);
  saveElsewhere(fixture);
  await page.getByLabel('Title').fill('Lunch by boat');
  await expect(page.getByText('This draft was changed in another window')).toBeVisible();
  await expect(page.getByText('Not saved', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled();
  saveHere(fixture);
  await page.getByRole('button', { name: 'Save mine over it' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('Lunch by boat');

  saveElsewhere(fixture);
  await page.getByLabel('Title').fill('Lunch by barge');
  await page.getByRole('button', { name: 'Load the newer text' }).click();
  await expect(page.getByLabel('Title')).toHaveValue('Lunch by tram');
});

test('form and source are one text', async ({ page, fixture }) => {
  await openEditor(page, fixture);
  await page.getByRole('tab', { name: 'Prompt' }).click();
  await page.getByLabel('Objective, told when asked for').fill('It should: earn money, soon.');
  await page.getByRole('tab', { name: 'Source' }).click();
  const source = page.getByLabel('The case as YAML');
  await expect(source).toHaveValue(/objective: "It should: earn money, soon\."/);
  await expect(source).toHaveValue(/# Explaining a term is never a hint\./);

  const text = await source.inputValue();
  await source.fill(text.replace('title: Lunch by bicycle', 'title: [Lunch'));
  await expect(page.getByRole('complementary')).toContainText('no valid YAML');
  await page.getByRole('tab', { name: 'Prompt' }).click();
  await expect(page.getByRole('tabpanel')).toContainText('Mend it in the source');
  await page
    .getByRole('complementary')
    .getByRole('button', { name: /no valid YAML/ })
    .first()
    .click();
  await expect(source).toBeFocused();
  await source.fill(text.replace('title: Lunch by bicycle', 'title: Lunch by boat'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lunch by boat');
  await expect(page.getByRole('complementary')).toContainText('Ready to be published');
});

test('an input gets a span and loses it, and a name is changed where it stands', async ({
  page,
  fixture,
}) => {
  await openEditor(page, fixture);
  await page.getByRole('tab', { name: 'Model' }).click();
  for (const [part, value] of [
    ['Lowest', ''],
    ['Highest', ''],
    ['Step', ''],
    ['Highest', '9'],
  ] as const)
    await page.getByLabel(`${part} value of packing`).fill(value);
  await page.getByLabel('Name of packing').fill('wrapping');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toContainText('"packing"');
  await page.getByRole('tab', { name: 'Source' }).click();
  const source = page.getByLabel('The case as YAML');
  await expect(source).toHaveValue(/wrapping:/);
  await expect(source).toHaveValue(/min: 1, *\n? *max: 9, *\n? *step: 1/);
});

test('a part is added, filled in and taken out by keyboard', async ({ page, fixture }) => {
  await openEditor(page, fixture);
  await page.getByRole('tab', { name: 'About' }).focus();
  for (const next of ['Prompt', 'Model', 'Facts']) {
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: next })).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Facts' })).toHaveAttribute('data-state', 'active');
  await page.getByRole('button', { name: 'Add a fact' }).press('Enter');
  await expect(page.getByRole('complementary')).toContainText('to mend');
  const fold = page.locator('[data-path="facts.1"] > summary');
  await fold.press('Enter');
  const fact = page.locator('[data-path="facts.1"]');
  await fact.getByLabel('What it is about').fill('the weather');
  await expect(fold).toContainText('the weather');
  await fact.getByLabel('How people ask for it').fill('rain often\nhow is the weather');
  await fact.getByLabel('What the interviewer says').fill('It rains a lot in autumn.');
  await expect(page.getByRole('complementary')).toContainText('Ready to be published');
  await fact.getByRole('button', { name: 'Take out: the weather' }).press('Enter');
  await expect(fact).toHaveCount(0);
});

test('a fact promises an exhibit, and none again, by keyboard', async ({ page, fixture }) => {
  await openEditor(page, fixture);
  await page.getByRole('tab', { name: 'Facts' }).click();
  await page.locator('[data-path="facts.0"] > summary').click();
  const promises = page.getByRole('button', { name: 'It promises an exhibit' });
  const promisesNone = page.getByRole('button', { name: 'It promises no exhibit' });
  await promises.press('Enter');
  await expect(promisesNone).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('The exhibit that it promises')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(promises).toBeFocused();
});

const tabs = [
  'About',
  'Prompt',
  'Model',
  'Facts',
  'Exhibits',
  'Phases',
  'Key',
  'Preview',
  'Source',
  'Versions',
];
const screens = [
  { name: 'desk, light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

for (const { name: screen, ...use } of screens) {
  test.describe(screen, () => {
    test.use(use);

    test('nothing keeps anybody out of the editor, and it fits the screen', async ({ page, fixture }) => {
      // Twenty-one looks by axe, on a machine that others use too.
      test.setTimeout(180_000);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await openEditor(page, fixture);
      for (const tab of tabs) {
        await page.getByRole('tab', { name: tab }).click();
        for (const fold of await page.locator('details > summary').all())
          if (await fold.isVisible()) await fold.click();
        expect.soft(await barriersOf(page), tab).toEqual([]);
        expect
          .soft(await page.evaluate(() => document.documentElement.scrollWidth), tab)
          .toBe(use.viewport.width);
      }
      await page.goto(`${fixture.url}/authoring`);
      await expect(page.getByRole('heading', { name: 'Who may write cases' })).toBeVisible();
      expect(await barriersOf(page), 'list').toEqual([]);
    });
  });
}
