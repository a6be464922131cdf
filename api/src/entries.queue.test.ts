import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './testing/test-database.ts';
import { testRedisUrl } from './testing/test-redis.ts';

let database: TestDatabase;
let env: Record<string, string>;
beforeAll(async () => {
  database = await createTestDatabase();
  env = {
    PATH: process.env.PATH ?? '',
    DATABASE_URL: database.url,
    REDIS_URL: testRedisUrl() ?? '',
    LIVEKIT_URL: 'ws://127.0.0.1:9',
    LIVEKIT_API_KEY: 'key',
    LIVEKIT_API_SECRET: 'a-secret-that-nobody-will-check-anyway',
    AUTH_SECRET: 'a-secret-for-tests-that-signs-nothing-real-0123456789',
    AGENT_TOKEN: 'a-token-for-tests-of-32-characters',
    DATA_DIR: await mkdtemp(join(tmpdir(), 'caseroom-entry-')),
    CASES_DIR: await mkdtemp(join(tmpdir(), 'caseroom-none-')),
    PORT: '0',
  };
});
afterAll(() => database.drop());

/** Runs an entry file until it ends; `until` is the message after which it is told to stop. */
function run(
  entry: string,
  change: Record<string, string>,
  until?: string,
): Promise<{ code: number | null; output: string }> {
  const path = fileURLToPath(new URL(entry, import.meta.url));
  const child = spawn(process.execPath, [path], {
    env: { ...env, ...change },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const read = (chunk: Buffer): void => {
    output += chunk;
    if (until !== undefined && output.includes(until)) child.kill('SIGTERM');
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, output })));
}

it.each([
  ['./main.ts', 'the web server is ready'],
  ['./worker.ts', 'the worker is ready'],
])('%s starts, and stops cleanly when it is told to', async (entry, ready) => {
  const { code, output } = await run(entry, {}, ready);
  expect(output).toContain(ready);
  expect(code).toBe(0);
});

it('says every fault of its configuration, and nothing else', async () => {
  const { code, output } = await run('./main.ts', { AUTH_SECRET: '', PORT: 'x', LIVEKIT_URL: 'nowhere' });
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    'The configuration cannot be used:',
    expect.stringMatching(/^ {2}- LIVEKIT_URL must be an address/),
    expect.stringMatching(/^ {2}- PORT must be a number/),
    expect.stringMatching(/^ {2}- AUTH_SECRET /),
  ]);
});

it('says in a sentence that its port is taken, or that the database is away', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const first = await run('./main.ts', { PORT: String(port), LOG_LEVEL: 'silent' });
  taken.close();
  expect(first).toEqual({
    code: 1,
    output: `Port ${port} is taken by another program. Stop it, or set PORT to another one.\n`,
  });
  const second = await run('./main.ts', {
    DATABASE_URL: 'postgres://u:p@127.0.0.1:9/x',
    LOG_LEVEL: 'silent',
  });
  expect(second).toEqual({
    code: 1,
    output: 'Nothing answers at 127.0.0.1:9. Is it running, and is its address right?\n',
  });
});
