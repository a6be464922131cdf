import { quiet } from '../playwright.config.ts';
import { expect, test } from './fixture/pages.ts';

// This machine's own devices: none.
test.use({
  permissions: ['microphone'],
  launchOptions: { executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: quiet },
});

test('no microphone at all is told apart from a refused one', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await expect(page.getByText('No microphone was found')).toBeVisible();
});
