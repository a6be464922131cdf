import { giveDraft } from './fixture/authoring.ts';
import { expect, test } from './fixture/pages.ts';
import { exhibits, liveSessionId, typedSessionId } from './fixture/samples.ts';

test.use({ viewport: { width: 390, height: 844 } });

const [first] = exhibits;

test('an exhibit comes while something is being written: both are there, and the question', async ({
  page,
  fixture,
}) => {
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  const field = page.getByLabel('Type to the interviewer');
  await field.fill('By ha');
  if (!first) throw new Error('there is no exhibit to hand over');
  fixture.change({ exhibits: [...exhibits, { ...first, id: 'third', title: 'What one shop spends' }] });
  await expect(page.getByRole('table', { name: /What one shop spends/ })).toBeVisible();
  await expect(page.getByRole('log')).toBeHidden();
  await expect(field).toBeInViewport({ ratio: 1 });
  await expect(field).toBeFocused();
  const question = page.getByRole('button', { name: /By how much did rent grow in the two years/ });
  await question.click();
  await expect(page.getByRole('log')).toBeVisible();
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Exhibits (3)' }).click();
  await field.pressSequentially('lf.');
  await field.press('Enter');
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'say', text: 'By half.' });
  // What is answered is to be read there.
  await expect(page.getByRole('log')).toBeVisible();
  await expect(field).toBeFocused();
});

for (const [name, press] of [
  ['a notice', { role: 'button', name: 'Go on in writing' }],
  ['the menu', { role: 'menuitem', name: 'Type instead of talking' }],
] as const) {
  test(`who is sent by ${name} to the writing field gets it, whatever was looked at`, async ({
    page,
    fixture,
  }) => {
    await page.goto(`${fixture.url}/room/${liveSessionId}`);
    const field = page.getByLabel('Type to the interviewer');
    await expect(page.getByText('The media server cannot be reached')).toBeVisible();
    await page.getByRole('button', { name: 'Notes' }).click();
    await expect(field).toBeHidden();
    if (press.role === 'menuitem') await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole(press.role, { name: press.name }).click();
    await expect(field).toBeInViewport({ ratio: 1 });
    await expect(field).toBeFocused();
  });
}

for (const width of [390, 360, 320])
  test(`the word for the interviewer and the sign that coaches may listen stand beside each other, ${width} wide`, async ({
    page,
    fixture,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`${fixture.url}/room/${typedSessionId}`);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.change({ coaches_may_listen: true });
    const strip = page.getByRole('region', { name: 'Interviewer' });
    const sign = strip.getByText('Coaches may listen');
    await expect(sign).toBeInViewport({ ratio: 1 });
    const word = await strip.locator('p > span:not(.sr-only)').first().boundingBox();
    const beside = await sign.boundingBox();
    expect((word?.x ?? 0) + (word?.width ?? width)).toBeLessThanOrEqual(beside?.x ?? 0);
  });

test('of many exhibits the newest is the one whose name is seen whole', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  if (!first) throw new Error('there is no exhibit to hand over');
  const more = ['third', 'fourth', 'fifth'].map((id) => ({ ...first, id, title: `The ${id} one` }));
  fixture.change({ exhibits: [...exhibits, ...more] });
  const newest = page.getByRole('tab', { name: 'Exhibit 5' });
  await expect(newest).toBeInViewport({ ratio: 1 });
  // The row was not laid out meanwhile.
  await page.getByRole('button', { name: 'Notes' }).click();
  await expect(newest).toBeHidden();
  fixture.change({ exhibits: [...exhibits, ...more, { ...first, id: 'sixth', title: 'The sixth one' }] });
  await page.getByRole('button', { name: 'Exhibits (6)' }).click();
  await expect(page.getByRole('tab', { name: 'Exhibit 6' })).toBeInViewport({ ratio: 1 });
});

for (const width of [390, 320])
  test(`who writes cases finds every link of the header, ${width} wide`, async ({ page, fixture }) => {
    await page.setViewportSize({ width, height: 844 });
    giveDraft(fixture);
    await page.goto(`${fixture.url}/authoring`);
    const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    await expect(links).toHaveCount(6);
    for (const link of await links.all()) await expect(link).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: /^Account/ })).toBeInViewport({ ratio: 1 });
  });
