import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';

/** As many stops as the whole lobby has, and some. */
const mostStops = 40;

/** Goes on by the tabulator key until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  const isThere = () => wanted.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < mostStops && !(await isThere()); stop += 1) await page.keyboard.press('Tab');
  await expect(wanted).toBeFocused();
}

test.describe('with a microphone', () => {
  test.use({ permissions: ['microphone'] });

  test('checks sound, proposes a door and asks for consent before it starts', async ({ page, fixture }) => {
    await page.goto(`${fixture.url}/lobby/harbour-bakery`);
    await page.getByRole('button', { name: 'Start the interview' }).click();
    await expect(page.getByRole('link', { name: /microphone is not on yet/ })).toBeVisible();
    await expect(page.getByRole('link', { name: /whether the interview is recorded/ })).toBeVisible();
    await page.getByRole('button', { name: 'Check the microphone' }).click();
    const meter = page.getByRole('meter', { name: 'Microphone level' });
    // The fake microphone beeps once a second: a look each second could miss every beep.
    const level = async () => Number(await meter.getAttribute('aria-valuenow'));
    await expect.poll(level, { intervals: [60] }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Record five seconds' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByLabel('Your test recording')).toBeVisible();
    await page.getByRole('button', { name: 'Start reading' }).click();
    await page.getByRole('button', { name: 'I have read it' }).click();
    await expect(page.getByText('All three figures came through.')).toBeVisible();
    await page.getByRole('radio', { name: 'Do not record' }).check();
    await page.getByRole('checkbox', { name: /What I say may go/ }).check();
    await page.getByRole('button', { name: 'Start the interview' }).click();
    await expect(page).toHaveURL(/\/room\//);
  });

  test('is passed by keyboard alone: what is missing takes the focus, and nothing loses it', async ({
    page,
    fixture,
  }) => {
    await page.goto(`${fixture.url}/lobby/harbour-bakery`);
    await page.getByRole('button', { name: 'Start the interview' }).press('Enter');
    await expect(page.locator('#sound')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Check the microphone' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^Listening with/)).toBeFocused();
    await tabTo(page, page.getByRole('button', { name: 'Play three notes' }));
    await page.keyboard.press('Enter');
    await expect(page.getByText('Heard nothing?')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Play three notes' })).toBeFocused();
    await tabTo(page, page.getByRole('radio', { name: 'Record it' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('radio', { name: 'Do not record' })).toBeChecked();
    await tabTo(page, page.getByRole('button', { name: 'Start the interview' }));
    await page.keyboard.press('Enter');
    await expect(page.locator('#consent')).toBeFocused();
    await tabTo(page, page.getByRole('checkbox', { name: /What I say may go/ }));
    await page.keyboard.press('Space');
    await tabTo(page, page.getByRole('button', { name: 'Start the interview' }));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/room\//);
  });

  test('measures the room, and takes turns by key and by keyboard', async ({ page, fixture }) => {
    await page.goto(`${fixture.url}/lobby/harbour-bakery`);
    await page.getByRole('button', { name: 'Check the microphone' }).click();
    await expect(page.getByRole('meter', { name: 'Microphone level' })).toBeVisible();
    await page.getByRole('button', { name: 'Play three notes' }).click();
    await expect(page.getByText('Heard nothing?')).toBeVisible();
    await page.getByRole('checkbox', { name: /Talk by key/ }).check();
    await page.getByRole('radio', { name: 'Do not record' }).check();
    await page.getByRole('checkbox', { name: /What I say may go/ }).check();
    await page.getByRole('button', { name: 'Start the interview' }).click();
    await expect(page).toHaveURL(/\/room\//);
    await expect
      .poll(() => fixture.commands)
      .toEqual(
        expect.arrayContaining([
          expect.objectContaining({ command: 'sound', echo: expect.stringMatching(/none|much/) }),
          expect.objectContaining({ command: 'talk_by_key', on: true }),
        ]),
      );
    fixture.change({ by_key: true });
    const button = page.getByRole('button', { name: 'Hold to talk' });
    await expect(button).toBeVisible();
    const acts = () =>
      fixture.commands.map(({ command }) => command).filter((name) => name.endsWith('_turn'));
    await page.locator('body').press('Shift');
    await page.keyboard.down('Space');
    await expect(page.getByRole('button', { name: 'Listening' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.up('Space');
    await expect.poll(acts).toEqual(['start_turn', 'end_turn']);
    await page.keyboard.down('Space');
    await page.keyboard.press('Escape');
    await page.keyboard.up('Space');
    await expect.poll(acts).toEqual(['start_turn', 'end_turn', 'start_turn', 'cancel_turn']);
    await button.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Listening' })).toBeFocused();
    await page.keyboard.press('Enter');
    await button.hover();
    await page.mouse.down();
    await page.mouse.up();
    await expect.poll(() => acts().slice(4)).toEqual(['start_turn', 'end_turn', 'start_turn', 'end_turn']);
  });

  test('remembers the microphone that was chosen', async ({ page, fixture }) => {
    await page.goto(`${fixture.url}/lobby/harbour-bakery`);
    await page.getByRole('button', { name: 'Check the microphone' }).click();
    const select = page.getByLabel('Microphone', { exact: true });
    await select.selectOption({ index: 1 });
    const chosen = await select.inputValue();
    await page.reload();
    await page.getByRole('button', { name: 'Check the microphone' }).click();
    await expect(page.getByLabel('Microphone', { exact: true })).toHaveValue(chosen);
  });
});

test('a refused microphone says what to do, and typing is a click away', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await expect(page.getByText('The browser may not use your microphone')).toBeVisible();
  await page.getByRole('button', { name: 'Type instead', exact: true }).click();
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await page.getByRole('button', { name: 'Start the interview' }).click();
  await expect(page).toHaveURL(/\/room\//);
});

test('a network that keeps sound out says so, with the cure', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await expect(page.getByText('Sound does not get through from this network')).toBeVisible();
  await expect(page.getByText('Switch the VPN off')).toBeVisible();
});

test('only what this server offers is offered, with the reason for the rest', async ({ page, fixture }) => {
  fixture.answers.set('GET /api/offer', {
    status: 200,
    body: {
      talk: { available: false, why: 'No speech provider is set.' },
      type: { available: true, why: null },
      demo: { available: false, why: 'The offline speech server is not running.' },
      scripted: true,
      notice: 'The budget of today is spent: interviews are typed and scripted until midnight.',
    },
  });
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await expect(page.getByRole('radio', { name: 'Type' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Talk', exact: true })).toHaveCount(0);
  await expect(page.getByText('Talk is not offered now. No speech provider is set.')).toBeVisible();
  await expect(page.getByText('The budget of today is spent')).toBeVisible();
});

test('a case that is not there is said to be gone', async ({ page, fixture }) => {
  await page.goto(`${fixture.url}/lobby/nowhere`);
  await expect(page.getByRole('heading', { name: 'This case is not here' })).toBeVisible();
});
