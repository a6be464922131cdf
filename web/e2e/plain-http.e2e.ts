import { launch } from '../playwright.config.ts';
import { expect, test } from './fixture/pages.ts';
import { liveSessionId, typedSessionId } from './fixture/samples.ts';

/** Any name but this machine's own: over plain http the browser takes it for an insecure context. */
const name = 'caseroom.test';
test.use({
  launchOptions: { ...launch, args: [...launch.args, `--host-resolver-rules=MAP ${name} 127.0.0.1`] },
});

const onTheNetwork = (url: string): string => url.replace('127.0.0.1', name);

test('over plain http on a network the room opens, and what is typed is sent', async ({ page, fixture }) => {
  await page.goto(`${onTheNetwork(fixture.url)}/room/${typedSessionId}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await page.getByLabel('Type to the interviewer').fill('By half.');
  await page.keyboard.press('Enter');
  await expect.poll(() => fixture.commands.at(-1)).toMatchObject({ command: 'say', text: 'By half.' });
});

test('over plain http a link for a listener is selected to be copied', async ({ page, fixture }) => {
  const link = {
    link_id: liveSessionId,
    created_at: '2029-12-31T10:00:00.000Z',
    expires_at: '2030-01-01T10:00:00.000Z',
    revoked_at: null,
    good: true,
  };
  fixture.answers.set(`GET /api/sessions/${typedSessionId}/listening`, {
    status: 200,
    body: { coaches_may_listen: false, coaches_may_score: false, links: [link], listeners: [] },
  });
  fixture.answers.set(`POST /api/sessions/${typedSessionId}/links`, {
    status: 201,
    body: { ...link, token: 'x'.repeat(43) },
  });
  await page.goto(`${onTheNetwork(fixture.url)}/room/${typedSessionId}`);
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Who may listen' }).click();
  await page.getByRole('button', { name: 'Make a link' }).click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect(page.getByText('The link is selected: copy it yourself.')).toBeVisible();
  const selected = await page.evaluate(() => window.getSelection()?.toString());
  expect(selected).toContain(`/listen#${'x'.repeat(43)}`);
});
