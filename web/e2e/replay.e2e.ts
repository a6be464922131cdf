import { expect, test } from './fixture/pages.ts';
import { report, sessionId } from './fixture/samples.ts';
import { picture } from './rig/picture.ts';

const path = `/report/${sessionId}`;
/** From a click on a claim to the recording playing at its second. */
const JUMP_MS = 300;

test('from a score to its second: the word that is said, the exhibit and the notes as they were', async ({
  page,
  fixture,
}) => {
  await page.goto(fixture.url + path);
  await expect(page.getByRole('region', { name: 'On your screen' })).toBeVisible();
  // The second segment began at 1:04: its sound is not loaded yet.
  const jumped = await page.evaluate(async () => {
    const claim = [...document.querySelectorAll('button')].find(({ textContent }) =>
      /1:15.*so it grew by half/.test(textContent ?? ''),
    );
    const audio = document.querySelector('audio');
    if (!claim || !audio) throw new Error('no claim, or nothing to play');
    const clickedAt = performance.now();
    const plays = new Promise<number>((resolve) => {
      audio.addEventListener('playing', () => resolve(performance.now() - clickedAt), { once: true });
    });
    claim.click();
    return { afterMs: await plays, atS: audio.currentTime, src: audio.src };
  });
  expect(jumped.afterMs).toBeLessThan(JUMP_MS);
  expect(jumped.atS).toBeGreaterThanOrEqual(11);
  expect(jumped.atS).toBeLessThan(12);
  expect(jumped.src).toContain(report.recording.segments[1]?.segment_id);

  const line = page.locator(`#line-${report.transcript[7]?.id}`);
  await expect(line).toHaveAttribute('aria-current', 'true');
  const said = line.locator('mark');
  await expect(said).toHaveText(/^(From|1\.2|to|1\.8|million,|so|it|grew|by|half\.)$/);
  const first = await said.textContent();
  await expect(said).not.toHaveText(first ?? '');
  const screen = page.getByRole('region', { name: 'On your screen' });
  await expect(screen).toContainText('What twelve bakeries spend');
  await expect(screen).toContainText('rent 1.2 -> 1.8m');
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(line).toHaveAttribute('aria-current', 'true');
  await picture(page, 'replay', ['desk', 'phone'], line);

  // Back to before anything was shown: the screen goes back too.
  await page
    .getByRole('button', { name: /Play from 0:33.*My first guess is rent/ })
    .first()
    .click();
  await expect(screen).toContainText('No exhibit was on the screen at this moment.');
  await expect(screen).not.toContainText('1.8m');
});
