import { expect, type Page } from '@playwright/test';
import { barriersOf } from './barriers.ts';

/** By day and by night, on a desk and on a phone: nothing keeps anybody out, and nothing is wider than the screen. */
export async function seenByAll(page: Page): Promise<void> {
  const before = page.viewportSize() ?? { width: 1280, height: 720 };
  for (const width of [1280, 390])
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      expect(await barriersOf(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: 'light' });
}
