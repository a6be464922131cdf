import { defineConfig } from '@playwright/test';

/** Browsers are never downloaded: the system's Chromium is used. */
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How every browser is launched; a test with a microphone of its own adds to it. */
export const launch = { executablePath, args: [...quiet, '--use-fake-device-for-media-stream'] };

/** What is told of sound is told in time: these mean nothing while another browser competes for the processor. */
const SOUND = '**/{spoken-interview,fake-microphone,coming-back,listening,lobby,replay,replay-sound}.e2e.ts';

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/build.ts',
  workers: 2,
  projects: [
    {
      name: 'pages',
      testMatch: '**/*.e2e.ts',
      testIgnore: SOUND,
      // Without a graphics card each frame of a movement is painted by the processor; those of `sound` move.
      use: { contextOptions: { reducedMotion: 'reduce' } },
    },
    { name: 'sound', testMatch: SOUND, workers: 1 },
  ],
  // CI's machines are shared and stall for seconds; what fails twice is a fault.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Keeping one of each test costs all of them: only what has failed once is looked at again.
    trace: 'on-first-retry',
    launchOptions: launch,
  },
});
