import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';

test.use({ permissions: ['microphone', 'camera'] });

type Held = { tracks: MediaStreamTrack[]; contexts: AudioContext[]; allow: () => void };
declare global {
  var held: Held;
}

/** The browser's own question, open until `allow`; and a book of what was opened. */
async function ask(page: Page, { atOnce = false } = {}): Promise<void> {
  await page.addInitScript((isAtOnce) => {
    const held: Held = { tracks: [], contexts: [], allow: () => undefined };
    const allowed = isAtOnce ? Promise.resolve() : new Promise<void>((resolve) => (held.allow = resolve));
    const given = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      await allowed;
      const stream = await given(constraints);
      held.tracks.push(...stream.getTracks());
      return stream;
    };
    window.AudioContext = class extends AudioContext {
      constructor(options?: AudioContextOptions) {
        super(options);
        held.contexts.push(this);
      }
    };
    globalThis.held = held;
  }, atOnce);
}

const allow = (page: Page) => page.evaluate(() => globalThis.held.allow());
const tracks = (page: Page) =>
  page.evaluate(() => globalThis.held.tracks.map(({ readyState }) => readyState));

test('a camera that is allowed after its step is gone is switched off', async ({ page, fixture }) => {
  await ask(page);
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await page.getByRole('button', { name: 'Switch the camera on' }).click();
  await page.getByRole('radio', { name: 'Type' }).check();
  await expect(page.getByRole('button', { name: 'Switch the camera on' })).toBeHidden();
  await allow(page);
  await expect.poll(() => tracks(page)).toEqual(['ended']);
});

test('a test recording ends with its step', async ({ page, fixture }) => {
  await ask(page, { atOnce: true });
  await page.goto(`${fixture.url}/lobby/harbour-bakery`);
  await page.getByRole('button', { name: 'Check the microphone' }).click();
  await page.getByRole('button', { name: 'Record five seconds' }).click();
  await expect(page.getByText('Recording. Say a sentence.')).toBeVisible();
  await page.getByRole('radio', { name: 'Type' }).check();
  const states = () => page.evaluate(() => globalThis.held.contexts.map(({ state }) => state));
  await expect.poll(async () => new Set(await states())).toEqual(new Set(['closed']));
  expect(await tracks(page)).toEqual(['ended']);
});
