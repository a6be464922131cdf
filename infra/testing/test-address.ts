import type { TestEnv } from './services.ts';

/** The address of a service that the test run started. */
export function testAddress(name: keyof TestEnv): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(
    `${name} is not set: name the file x.db.test.ts, x.queue.test.ts or x.room.test.ts to get the service`,
  );
}
