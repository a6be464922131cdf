import type { CandidateChange } from '@caseroom/core/wire/view';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { liveSessionId, sessionId, typedSessionId } from './fixture/samples.ts';

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
  await expect(page.getByRole('heading', { level: 1, name: 'The bakery at the harbour' })).toBeFocused();
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

const more = (page: Page): Locator => page.getByRole('button', { name: 'More' });
const field = (page: Page): Locator => page.getByLabel('Type to the interviewer');

test('what is closed gives the focus back to what opened it', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  for (const [item, role, title] of [
    ['Keys', 'dialog', 'Keys'],
    ['Who may listen', 'dialog', 'Who may listen'],
    ['End the interview', 'alertdialog', 'End the interview?'],
  ] as const) {
    await more(page).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
    await expect(page.getByRole(role, { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole(role, { name: title })).toBeHidden();
    await expect(more(page)).toBeFocused();
  }
  const repeat = page.getByRole('button', { name: 'Repeat that' });
  await repeat.press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(repeat).toBeFocused();
});

test('the newest line leads to the conversation, and the keyboard with it', async ({ page, fixture }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  await page.getByRole('button', { name: 'Exhibits (2)' }).click();
  await page.getByRole('button', { name: 'To the conversation' }).press('Enter');
  await expect(page.getByRole('log')).toBeFocused();
});

test('only keys that do something in this interview are listed', async ({ page, fixture }) => {
  const keys = page.getByRole('dialog', { name: 'Keys' });
  const sound = keys.getByText(/Microphone|Camera|Hold to talk/);
  const list = async () => {
    await page.getByRole('button', { name: 'More' }).press('?');
    await expect(keys).toContainText('Send what you typed');
  };
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  await list();
  await expect(sound).toHaveCount(0);
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await list();
  await expect(sound).toHaveCount(3);
  fixture.change({ written: true });
  await expect(sound).toHaveText(['Camera on or off, while you are not writing']);
});

test('a button keeps the focus while what it asked for is under way', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  await expect.poll(() => fixture.commands).toHaveLength(1);
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/commands', async (route) => {
    await answered;
    await route.continue();
  });
  const button = page.getByRole('button', { name: 'Give me a minute' });
  await button.press('Enter');
  await expect(button).toHaveAttribute('aria-busy', 'true');
  await button.press('Enter');
  await expect(button).toBeFocused();
  answer();
  await expect.poll(() => fixture.commands.map(({ command }) => command)).toEqual(['audible', 'ask_time']);
  fixture.change({ thinking });
  await expect(
    page.getByRole('group', { name: 'Interview' }).getByRole('button', { name: "I'm ready" }),
  ).toBeFocused();
});

const thinking = { granted_ms: 60_000, started_ms: 262_000, ends_ms: 322_000, unclear: false };
const figure = { stated_id: sessionId, value: 15, unit: 'cup', text: '15 cups' };

type Passing = { button: string; shown: CandidateChange['set']; gone: CandidateChange['set'] };
const passing: Passing[] = [
  { button: 'Go on', shown: { status: 'paused' }, gone: { status: 'live' } },
  { button: 'More time', shown: { thinking }, gone: { thinking: null } },
  { button: 'Yes', shown: { pending_figures: [figure] }, gone: { pending_figures: [] } },
];
for (const { button, shown, gone } of passing) {
  test(`"${button}" is pressed and goes: the keyboard goes on where lines are written`, async ({
    page,
    fixture,
  }) => {
    await page.goto(`${fixture.url}/room/${typedSessionId}`);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.change(shown);
    await page.getByRole('button', { name: button }).first().press('Enter');
    fixture.change(gone);
    await expect(field(page)).toBeFocused();
  });
}

test('a figure is corrected, or not, by keyboard alone', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/room/${typedSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ pending_figures: [figure] });
  const correct = page.getByRole('button', { name: 'Correct it' });
  await correct.press('Enter');
  await expect(page.getByLabel('The figure as you said it')).toBeFocused();
  await page.getByRole('button', { name: 'Back' }).press('Enter');
  await expect(correct).toBeFocused();
  await correct.press('Enter');
  await page.keyboard.type('50 cups');
  await page.keyboard.press('Enter');
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'confirm_figure', right: false });
  fixture.change({ pending_figures: [] });
  await expect(field(page)).toBeFocused();
});

test('"Keep talking" is pressed and goes: the keyboard goes on at the controls', async ({
  page,
  fixture,
}) => {
  await page.goto(`${fixture.url}/room/${liveSessionId}`);
  await expect(page.getByRole('log')).toContainText('grew by half');
  fixture.change({ writing_offered: true });
  await page.getByRole('button', { name: 'Keep talking' }).press('Enter');
  fixture.change({ writing_offered: false });
  await expect(page.getByRole('group', { name: 'Interview' })).toBeFocused();
});
