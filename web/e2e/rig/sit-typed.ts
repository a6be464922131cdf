import { expect, type Page } from '@playwright/test';

type Answer = (line: string, said: readonly string[]) => string;

/** Answers each line of the interviewer in writing until the room is left. */
export async function sitTyped(page: Page, answer: Answer): Promise<void> {
  const lines = page
    .getByRole('log')
    .getByRole('listitem')
    .filter({ hasText: /^Interviewer/ });
  const field = page.getByLabel('Type to the interviewer');
  const isOver = () => !page.url().includes('/room/');
  let answered = await linesBefore(page, lines);
  while (!isOver()) {
    await expect
      .poll(async () => isOver() || (await lines.count()) > answered, { timeout: 45_000 })
      .toBe(true);
    if (isOver()) return;
    // Several lines may come one after the other: the last one is to be answered.
    await page.waitForTimeout(700);
    answered = await lines.count();
    const said = await lines.allInnerTexts();
    if (await field.isDisabled()) continue;
    await field.fill(answer(said.at(-1) ?? '', said));
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
}

/** Lines that were there before anything is said: of an interview whose moment is sat again. */
async function linesBefore(page: Page, lines: ReturnType<Page['locator']>): Promise<number> {
  await expect(page.getByRole('log')).toBeVisible({ timeout: 30_000 });
  return (await page.getByText('taken again').isVisible()) ? (await lines.count()) - 1 : 0;
}
