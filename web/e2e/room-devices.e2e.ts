import type { Locator, Page } from '@playwright/test';
import { type MediaRooms, startMediaRooms } from '../../infra/testing/media-room.ts';
import { expect, test } from './fixture/pages.ts';
import type { Fixture } from './fixture/server.ts';
import { liveSessionId } from './fixture/samples.ts';
import { giveOneMicrophone, hushMicrophone, plugMicrophone, pullMicrophone } from './rig/one-microphone.ts';

/** Canned answers and a real media server: what becomes of the candidate's own devices. */
test.use({ permissions: ['microphone', 'camera'] });

let rooms: MediaRooms;
test.beforeAll(async () => {
  rooms = await startMediaRooms();
});
test.afterAll(() => rooms?.stop());

test.beforeEach(async ({ fixture }) => {
  fixture.grant = await rooms.grant(['microphone']);
});

const room = (fixture: Fixture): string => `${fixture.url}/room/${liveSessionId}`;
const commandsOf = (fixture: Fixture): string[] => fixture.commands.map(({ command }) => command);

/** In the room with the one microphone that there is; gives the button that says it is on. */
async function enter(page: Page, fixture: Fixture): Promise<Locator> {
  await giveOneMicrophone(page);
  await page.goto(room(fixture));
  const mute = page.getByRole('button', { name: 'Mute', exact: true });
  await expect(mute).toBeVisible();
  return mute;
}

test('who talks by key is heard, also when the microphone was muted before', async ({ page, fixture }) => {
  await page.goto(room(fixture));
  const mute = page.getByRole('button', { name: 'Mute', exact: true });
  const unmute = page.getByRole('button', { name: 'Unmute' });
  await mute.click();
  await expect(unmute).toBeVisible();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Talk by key' }).click();
  await expect.poll(() => commandsOf(fixture)).toContain('talk_by_key');
  await expect(mute).toBeVisible();
  // Chosen elsewhere, in the lobby for example.
  await mute.click();
  await expect(unmute).toBeVisible();
  fixture.change({ by_key: true });
  await page.getByRole('button', { name: 'Hold to talk' }).press('Space');
  await expect.poll(() => commandsOf(fixture)).toContain('end_turn');
  await page.keyboard.press('Control+Shift+A');
  fixture.change({ by_key: false });
  await expect(mute).toBeVisible();
});

test('a turn by key says so when the microphone cannot be switched on', async ({ page, fixture }) => {
  await (await enter(page, fixture)).click();
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await pullMicrophone(page);
  fixture.change({ by_key: true });
  await page.getByRole('button', { name: 'Hold to talk' }).focus();
  await page.keyboard.down('Space');
  await expect(page.getByRole('button', { name: 'You are not heard' })).toBeVisible();
  await expect(page.getByText('No microphone was found')).toBeVisible();
  await page.keyboard.up('Space');
});

test('the only microphone is pulled: it is said, the interview rests, and goes on when it is back', async ({
  page,
  fixture,
}) => {
  const mute = await enter(page, fixture);
  await pullMicrophone(page);
  await expect(page.getByText('Your microphone went away')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Unmute' })).toBeVisible();
  await expect.poll(() => commandsOf(fixture)).toContain('hold');
  fixture.change({ status: 'paused' });
  await expect(page.getByRole('button', { name: 'Go on' })).toBeVisible();
  expect(commandsOf(fixture)).not.toContain('resume');
  await plugMicrophone(page);
  await expect.poll(() => commandsOf(fixture)).toContain('resume');
  fixture.change({ status: 'live' });
  await expect(mute).toBeVisible();
  await expect(page.getByText('Your microphone went away')).toBeHidden();
});

test('a microphone that is back within moments is taken again, and nothing rests', async ({
  page,
  fixture,
}) => {
  const mute = await enter(page, fixture);
  await pullMicrophone(page);
  await expect(page.getByText('Your microphone went away')).toBeVisible();
  await plugMicrophone(page);
  await expect(mute).toBeVisible();
  await expect(page.getByText('Your microphone went away')).toBeHidden();
  // Nothing tells that nothing happens: a rest would be asked for after five seconds.
  await page.waitForTimeout(6_000);
  expect(commandsOf(fixture)).not.toContain('hold');
});

test('another microphone takes the place of one that is pulled, and nothing rests', async ({
  page,
  fixture,
}) => {
  const mute = await enter(page, fixture);
  await pullMicrophone(page, true);
  // As above.
  await page.waitForTimeout(6_500);
  await expect(mute).toBeVisible();
  expect(commandsOf(fixture)).not.toContain('hold');
});

test('a microphone that the system gave back before the rest was told of ends it', async ({
  page,
  fixture,
}) => {
  await enter(page, fixture);
  await hushMicrophone(page, true);
  await expect.poll(() => commandsOf(fixture)).toContain('hold');
  await hushMicrophone(page, false);
  fixture.change({ status: 'paused' });
  await expect.poll(() => commandsOf(fixture)).toContain('resume');
});

test('why the camera stays off is said as it is now', async ({ page, fixture }) => {
  await page.goto(room(fixture));
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  const switchOn = async () => {
    await page.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Switch the camera on' }).click();
  };
  await switchOn();
  await expect(page.getByText('You have not agreed to be seen live.')).toBeVisible();
  fixture.change({ coaches_may_listen: true });
  await expect(page.getByText('Coaches may listen').first()).toBeVisible();
  await switchOn();
  await expect(page.getByText('You agreed to be seen live after you had come in.')).toBeVisible();
  fixture.grant = await rooms.grant(['microphone', 'camera']);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Mute', exact: true })).toBeVisible();
  await switchOn();
  // The camera takes a moment, and the menu tells how it was when it was opened.
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('menuitem', { name: 'Switch the camera off' })).toBeVisible({ timeout: 500 });
  }).toPass();
});
