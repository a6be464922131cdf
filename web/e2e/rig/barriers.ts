import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What keeps somebody out of a page as it stands, a line a rule; `without` names rules that do not hold there. */
export async function barriersOf(page: Page, without: string[] = []): Promise<string[]> {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).withTags(tags).disableRules(without).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}

/** A colour on its way from light to dark is neither: whatever comes to an end by itself is waited for. */
async function settled(page: Page): Promise<void> {
  // The new colours are computed with the next frame, and only then begin to fade in.
  await page.evaluate(
    () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
  );
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY,
      ),
  );
}
