import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';

const sizes = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  /** A phone on its side whose keyboard leaves half of it. */
  side: { width: 844, height: 390 },
  keyboard: { width: 844, height: 196 },
} as const;

/** Takes pictures for the documents when a folder is named: `CASEROOM_PICTURES=docs/pictures npm run e2e -w web -- typed`. */
export async function picture(
  page: Page,
  name: string,
  wanted: readonly (keyof typeof sizes)[],
  /** What the picture is of, where it does not stand at the top: another width moves it. */
  section?: Locator,
): Promise<void> {
  const folder = process.env.CASEROOM_PICTURES;
  if (!folder) return;
  const into = join(new URL('../../..', import.meta.url).pathname, folder);
  mkdirSync(into, { recursive: true });
  const before = page.viewportSize();
  for (const size of wanted) {
    await page.setViewportSize(sizes[size]);
    await page.evaluate(() => document.fonts.ready);
    // A chart is drawn anew for each size.
    await page.waitForTimeout(400);
    await section?.evaluate((element) => element.scrollIntoView());
    await page.screenshot({ path: join(into, `${name}-${size}.png`) });
  }
  if (before) await page.setViewportSize(before);
}
