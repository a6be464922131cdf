import { expect, test } from './fixture/pages.ts';

test('from the library into a typed interview by keyboard alone', async ({ page, fixture }) => {
  const press = (key: string) => page.keyboard.press(key);
  const tabTo = async (name: RegExp) => {
    for (let count = 0; count < 40; count += 1) {
      await press('Tab');
      const text = await page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLElement
          ? `${at.ariaLabel ?? ''} ${at.textContent} ${at.closest('label')?.textContent ?? ''}`
          : '';
      });
      if (name.test(text)) return;
    }
    throw new Error(`Tab never reached ${name}`);
  };
  await page.goto(fixture.url);
  // A key that comes before the page is there goes to nobody.
  await expect(page.getByRole('link', { name: /The bakery at the harbour/ })).toBeVisible();
  await press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
  await tabTo(/The bakery at the harbour/);
  await press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'The bakery at the harbour' })).toBeFocused();
  await tabTo(/^ *As in a real interview|Talk/);
  await press('ArrowDown');
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await tabTo(/Start the interview/);
  await press('Enter');
  await expect(page).toHaveURL(/\/room\//);
  await tabTo(/Conversation|What was said/);
  await page.getByLabel('Type to the interviewer').focus();
  await page.keyboard.type('By half?');
  await press('Enter');
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'say', text: 'By half?' });
  await expect(page.getByLabel('Type to the interviewer')).toBeFocused();
  await tabTo(/More/);
  await press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeHidden();
});
