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

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  globalSetup: './e2e/build.ts',
  // Interviews by voice mean nothing while another one competes for the processor.
  workers: 1,
  // CI's machines are shared and stall for seconds; what fails twice is a fault.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    trace: 'retain-on-failure',
    launchOptions: launch,
  },
});
