import { defineConfig } from 'vitest/config';

const SOURCES = '{core,agent,api,web,infra}';
const NEEDS_A_SERVICE = ['db', 'queue', 'room'].map((kind) => `**/*.${kind}.test.ts`);
/** Rooms in which nobody's timing is judged, or by seconds, and that mostly wait: a few of them do not disturb each other. */
const PATIENT_ROOMS = [
  'api/**/*.room.test.ts',
  'infra/testing/*.room.test.ts',
  'infra/e2e/{bad-audio,demo,full-house,providers-away,recogniser-faults,redo,reload}.room.test.ts',
  'infra/e2e/{outside,segment-faults,thinking-time,typed}.room.test.ts',
];
const IGNORED = ['**/node_modules/**', '**/dist/**', 'web/e2e/**'];
const SETUP = './infra/testing/global-setup.ts';

const rooms = {
  globalSetup: SETUP,
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // CI's machines are shared and stall for seconds; what fails twice is a fault.
  retry: process.env.CI ? 1 : 0,
};

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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...rooms,
          name: 'room',
          include: PATIENT_ROOMS,
          exclude: IGNORED,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...rooms,
          name: 'voice',
          include: [`${SOURCES}/**/*.room.test.ts`],
          exclude: [...IGNORED, ...PATIENT_ROOMS],
          // Timings of speech mean nothing while another room competes for the processor.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
