import { expect, test } from '@playwright/test';
import { startStack, type Stack } from '../../infra/testing/stack.ts';
import { picture } from './rig/picture.ts';
import { answerTo } from './rig/rooftop-candidate.ts';
import { seenByAll } from './rig/seen-by-all.ts';
import { sitTyped } from './rig/sit-typed.ts';

let stack: Stack;
test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({ apps: ['api', 'agent', 'worker'], env: { SPEECH_BASE_URL: '' } });
});
test.afterAll(async () => stack?.stop());

const right =
  'Seventy guests leave fifteen dollars each, that is one thousand and fifty dollars. I take off nine hundred dollars for the night, so a Monday makes one hundred and fifty dollars. To check: ten guests above break-even times fifteen is the same.';

test('a moment of a typed interview is redone, and both takes are shown with what changed', async ({
  page,
}) => {
  test.setTimeout(360_000);
  await page.goto(`${stack.url}/sign-in?next=/lobby/rooftop-cinema`);
  await page.getByRole('button', { name: 'Go on as a guest' }).click();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await expect(page).toHaveURL(/\/room\//);
  await sitTyped(page, (line, said) =>
    answerTo(
      line,
      said.some((one) => /how much would a single Monday make/i.test(one)),
    ),
  );
  await expect(page).toHaveURL(/\/report\//);
  const numbers = page.getByRole('region', { name: 'The numbers' }).getByRole('article');
  const profit = numbers.filter({ hasText: 'how much would a single Monday make' });
  await expect(profit).toContainText('Not right', { timeout: 60_000 });
  for (const region of ['How you did', 'Practise next', 'What to improve'])
    await expect(
      page
        .getByRole('region', { name: region })
        .getByRole('link', { name: /Redo this moment/ })
        .first(),
    ).toBeVisible();
  await profit.getByRole('link', { name: /Redo this moment/ }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Redo this moment' })).toBeVisible();
  await expect(page.getByText('how much would a single Monday make')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await picture(page, 'redo', ['desk', 'phone']);
  await seenByAll(page);
  await page.getByRole('button', { name: 'Take it again' }).click();

  await expect(page).toHaveURL(/\/room\//);
  const log = page.getByRole('log');
  await expect(log).toContainText(/that moment/i, { timeout: 30_000 });
  await expect(page.getByText('Analysis, taken again')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Exhibit 2' })).toBeVisible();
  await expect(log).not.toContainText(/sorry|apolog/i);
  await sitTyped(page, () => right);

  await expect(page).toHaveURL(/\/takes\//, { timeout: 30_000 });
  const changed = page.getByRole('region', { name: 'What changed' });
  await expect(changed).toContainText(
    /You said one hundred and fifty dollars, right; before it was .*, not right\./,
  );
  await expect(changed).toContainText(/Math: .* of 5, before/);
  const [first, second] = [
    page.getByRole('region', { name: /^In the interview/ }),
    page.getByRole('region', { name: /^Taken again/ }),
  ];
  await expect(first).toContainText('Not right');
  await expect(second).toContainText('Right.');
  await expect(second).toContainText('ten guests above break-even');
  await expect(first).not.toContainText('ten guests above break-even');
  await changed
    .getByRole('button', { name: /Where it was/ })
    .first()
    .click();
  await expect(first.locator('li:focus')).toContainText('You');
  await changed
    .getByRole('button', { name: /Where it is now/ })
    .first()
    .click();
  await expect(second.locator('li:focus')).toContainText('You');
  await first.evaluate((column) => column.scrollIntoView());
  await picture(page, 'takes', ['desk']);
  await page.evaluate(() => window.scrollTo(0, 0));
  await picture(page, 'takes', ['phone']);
  await seenByAll(page);

  await page.getByRole('link', { name: 'History' }).click();
  const again = page.getByRole('list', { name: /taken again/ });
  await expect(again.getByRole('link', { name: /Compare/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /^Report/ })).toHaveCount(1);
  await again.getByRole('link', { name: /Compare/ }).click();
  await page.getByRole('link', { name: 'The whole report' }).click();
  await expect(profit.getByRole('link', { name: /Compare the takes/ })).toBeVisible();
});
