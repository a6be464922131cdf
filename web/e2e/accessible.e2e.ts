import type { Page } from '@playwright/test';
import { expect, test } from './fixture/pages.ts';
import { liveSessionId, sessionId, typedSessionId } from './fixture/samples.ts';
import { giveQueue } from './fixture/queue.ts';
import { progress } from './fixture/progress.ts';
import type { Fixture } from './fixture/server.ts';
import { barriersOf } from './rig/barriers.ts';

type Stop = (page: Page, fixture: Fixture) => Promise<void>;

const stops: Record<string, Stop> = {
  library: async (page, { url }) => {
    await page.goto(url);
    await expect(page.getByRole('article')).toHaveCount(2);
  },
  'sign in': async (page, fixture) => {
    fixture.signedIn = false;
    await page.goto(`${fixture.url}/sign-in`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  },
  lobby: async (page, { url }) => {
    await page.goto(`${url}/lobby/harbour-bakery`);
    await page.getByRole('button', { name: 'Check the microphone' }).click();
    await expect(page.getByRole('meter')).toBeVisible();
    await expect(page.getByText('Sound does not get through')).toBeVisible();
  },
  room: async (page, { url }) => {
    await page.goto(`${url}/room/${liveSessionId}`);
    await expect(page.getByRole('log')).toContainText('grew by half');
    await expect(page.getByText('cannot be reached')).toBeVisible();
  },
  'room, by key': async (page, fixture) => {
    await page.goto(`${fixture.url}/room/${liveSessionId}`);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.change({ by_key: true });
    await expect(page.getByRole('button', { name: 'Hold to talk' })).toBeVisible();
  },
  'room, thinking and with a figure to confirm': async (page, fixture) => {
    await page.goto(`${fixture.url}/room/${typedSessionId}`);
    await expect(page.getByRole('log')).toContainText('grew by half');
    fixture.change({
      thinking: { granted_ms: 60_000, started_ms: 260_000, ends_ms: 330_000, unclear: true },
      pending_figures: [
        { stated_id: sessionId, value: 12.5, unit: 'cup/year', text: '12.5 million cups a year' },
      ],
    });
    await expect(page.getByText('12.5 million cups a year')).toBeVisible();
  },
  'waiting for a seat': async (page, fixture) => {
    giveQueue(fixture, { place: 2, waiting: 3, about_minutes: 12 });
    await page.goto(`${fixture.url}/room/${liveSessionId}`);
    await expect(page.getByText('number 2 of 3')).toBeVisible();
  },
  'room, more': async (page, { url }) => {
    await page.goto(`${url}/room/${typedSessionId}`);
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('menuitem', { name: 'End the interview' })).toBeVisible();
  },
  report: async (page, { url }) => {
    await page.goto(`${url}/report/${sessionId}`);
    await expect(page.getByRole('heading', { name: 'Transcript' })).toBeVisible();
  },
  progress: async (page, fixture) => {
    fixture.answers.set('GET /api/progress', { status: 200, body: progress });
    await page.goto(`${fixture.url}/progress`);
    await expect(page.getByRole('heading', { name: 'Over time' })).toBeVisible();
  },
  history: async (page, { url }) => {
    await page.goto(`${url}/history`);
    await expect(page.getByRole('article')).toHaveCount(2);
  },
};

const screens = [
  { name: 'desk, light', viewport: { width: 1280, height: 800 }, colorScheme: 'light' },
  { name: 'phone, dark', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

for (const { name: screen, ...use } of screens) {
  test.describe(screen, () => {
    test.use({ ...use, permissions: ['microphone'] });
    for (const [name, stop] of Object.entries(stops)) {
      test(`nothing keeps anybody out of: ${name}`, async ({ page, fixture }) => {
        await page.emulateMedia({ reducedMotion: 'reduce' });
        await stop(page, fixture);
        // An open menu hangs beside the page's regions, as menus do.
        const without = name === 'room, more' ? ['region'] : [];
        expect(await barriersOf(page, without)).toEqual([]);
      });
    }
  });
}
