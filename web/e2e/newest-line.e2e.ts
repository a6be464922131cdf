import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { lines as samples, typedSessionId } from './fixture/samples.ts';
import type { Fixture } from './fixture/server.ts';

const desk = { width: 1280, height: 800 };
const low = { width: 1280, height: 420 };
const phone = { width: 390, height: 844 };
const side = { width: 780, height: 437 };

/** Lines beyond what one screen holds; each `say` adds one that has to be the newest in sight. */
async function talkOf(page: Page, fixture: Fixture) {
  const [line] = samples;
  if (!line) throw new Error('there is no line to say again');
  let count = 0;
  const next = () => {
    count += 1;
    const id = `00000000-0000-7000-8000-${String(count).padStart(12, '0')}`;
    return {
      ...line,
      id,
      start_ms: 300_000 + count * 1000,
      text: `Line ${count}. ${'As it was said before. '.repeat(count % 5)}`,
    };
  };
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  const log = page.getByRole('log');
  await expect(log).toContainText('grew by half');
  fixture.change({}, Array.from({ length: 30 }, next));
  const newest = (): Locator => log.getByRole('listitem').filter({ hasText: `Line ${count}.` });
  await expect(newest()).toBeInViewport({ ratio: 0.9 });
  return { log, newest, say: () => fixture.change({}, [next()]) };
}

test('the newest line stays in sight, however the window changes and whatever comes between', async ({
  page,
  fixture,
}) => {
  await page.setViewportSize(desk);
  const { newest, say } = await talkOf(page, fixture);
  for (const size of [side, desk, phone, desk, low, desk, phone, side, phone, desk]) {
    await page.setViewportSize(size);
    await expect(newest()).toBeInViewport({ ratio: 0.9 });
    say();
    await expect(newest()).toBeInViewport({ ratio: 0.9 });
  }
  // Faster than anything can be drawn, and measured in between.
  for (const size of [low, desk, phone, desk, side, desk, low, side, desk, phone, desk]) {
    await page.setViewportSize(size);
    await page.evaluate(() => document.body.offsetHeight);
  }
  await expect(newest()).toBeInViewport({ ratio: 0.9 });
});

test('the newest line is in sight again when another panel was looked at', async ({ page, fixture }) => {
  await page.setViewportSize(phone);
  const { log, newest, say } = await talkOf(page, fixture);
  for (const panel of ['Exhibits (2)', 'Notes', 'Exhibits (2)']) {
    await page.getByRole('button', { name: panel }).click();
    await expect(log).toBeHidden();
    say();
    await page.setViewportSize(panel === 'Notes' ? side : { ...phone, height: 600 });
    await page.setViewportSize(phone);
    await page.getByRole('button', { name: 'Conversation', exact: true }).click();
    await expect(newest()).toBeInViewport({ ratio: 0.9 });
  }
});

test('who reads further up is left there until words of their own are sent', async ({ page, fixture }) => {
  await page.setViewportSize(desk);
  const { log, newest, say } = await talkOf(page, fixture);
  await log.hover();
  await page.mouse.wheel(0, -1_500);
  await expect(newest()).not.toBeInViewport();
  say();
  for (const size of [low, desk, side, desk]) await page.setViewportSize(size);
  say();
  await expect(newest()).toBeAttached();
  await expect(newest()).not.toBeInViewport();
  await page.getByLabel('Type to the interviewer').fill('By half.');
  await page.keyboard.press('Enter');
  await expect(newest()).toBeInViewport({ ratio: 0.9 });
  say();
  await expect(newest()).toBeInViewport({ ratio: 0.9 });
  // By key, and back to the end by key.
  await log.press('Home');
  await expect(newest()).not.toBeInViewport();
  say();
  await expect(newest()).not.toBeInViewport();
  await log.press('End');
  // A browser goes there smoothly.
  const left = () => log.evaluate((at) => at.scrollHeight - at.scrollTop - at.clientHeight);
  await expect.poll(left).toBeLessThan(2);
  say();
  await expect(newest()).toBeInViewport({ ratio: 0.9 });
});
