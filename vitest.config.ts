import { defineConfig } from 'vitest/config';

const SOURCES = '{core,agent,api,web,infra}';
const NEEDS_A_SERVICE = ['db', 'queue', 'room'].map((kind) => `**/*.${kind}.test.ts`);
const IGNORED = ['**/node_modules/**', '**/dist/**', 'web/e2e/**'];
const SETUP = './infra/testing/global-setup.ts';

/** The name of a test file tells what it costs: see CONTRIBUTING.md. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'pure',
          include: [`${SOURCES}/**/*.test.{ts,tsx}`],
          exclude: [...IGNORED, ...NEEDS_A_SERVICE],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'db',
          include: [`${SOURCES}/**/*.db.test.ts`],
          exclude: IGNORED,
          globalSetup: SETUP,
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'queue',
          include: [`${SOURCES}/**/*.queue.test.ts`],
          exclude: IGNORED,
          globalSetup: SETUP,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // Queues of one Redis are shared by name.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'room',
          include: [`${SOURCES}/**/*.room.test.ts`],
          exclude: IGNORED,
          globalSetup: SETUP,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Timings of speech mean nothing while another room competes for the processor.
          fileParallelism: false,
          // CI's machines are shared and stall for seconds; what fails twice is a fault.
          retry: process.env.CI ? 1 : 0,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
