import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import supertest from 'supertest';
import { createApp } from '../app.ts';
import { compose } from '../compose.ts';
import { composeWeb } from '../compose-web.ts';
import { parseConfig } from '../config.ts';
import { loadCaseLibrary } from '../features/cases/case-library.ts';
import { createLogger } from '../http/logging.ts';
import { createTestDatabase } from './test-database.ts';
import { testRedisUrl } from './test-redis.ts';
import { insertTestWorker } from './test-worker-report.ts';

export const agentToken = 'a-token-for-tests-of-32-characters';
/** One small case is enough to sit; proving the whole library takes seconds. */
export const smallCase = fileURLToPath(new URL('../../../cases/rooftop-cinema', import.meta.url));
/** Nothing listens there: what does not need the service finds it away. */
const nobody = '127.0.0.1:9';

export type Browser = ReturnType<typeof supertest.agent>;
export type TestApi = Awaited<ReturnType<typeof startTestApi>>;

/** The api with its own database and files, on the services of the test run; `env` changes its configuration. */
export async function startTestApi(env: Record<string, string> = {}) {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'caseroom-api-'));
  await cp(smallCase, join(folder, 'cases', 'rooftop-cinema'), { recursive: true });
  const logged: string[] = [];
  const config = parseConfig({ ...testEnvironment(database.url, folder), ...env });
  const logger = createLogger(config.LOG_LEVEL, { write: (line) => void logged.push(line) });
  const library = await loadCaseLibrary(config.CASES_DIR);
  const services = await compose({ config, logger, library });
  await services.feed.open();
  // Nobody interviews in a test of the api, and nobody is to wait for it. In some of them the database is away.
  if (env.DATABASE_URL === undefined) await insertTestWorker(services.db);
  const web = composeWeb(services);
  const app = createApp(services, web);
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  return {
    ...{ services, config, database, logged, server },
    /** Requests with a cookie jar of their own. */
    browser: (): Browser => supertest.agent(server),
    guest: (): Promise<Browser> => signInAsGuest(supertest.agent(server)),
    agent: (): Browser => supertest.agent(server).set('Authorization', `Bearer ${agentToken}`),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await web.close();
      await services.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function testEnvironment(databaseUrl: string, folder: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    REDIS_URL: testRedisUrl() ?? `redis://${nobody}`,
    LIVEKIT_URL: process.env.TEST_LIVEKIT_URL ?? `ws://${nobody}`,
    LIVEKIT_API_KEY: process.env.TEST_LIVEKIT_KEY ?? 'key',
    LIVEKIT_API_SECRET: process.env.TEST_LIVEKIT_SECRET ?? 'a-secret-that-nobody-will-check-anyway',
    AUTH_SECRET: `${randomUUID()}${randomUUID()}`,
    AGENT_TOKEN: agentToken,
    DATA_DIR: folder,
    CASES_DIR: join(folder, 'cases'),
    LOG_LEVEL: 'debug',
    REQUESTS_A_MINUTE: '100000',
  };
}

const cookies = new WeakMap<Browser, string>();

async function signInAsGuest(browser: Browser): Promise<Browser> {
  const { headers } = await browser.post('/api/auth/sign-in/anonymous').send({}).expect(200);
  cookies.set(browser, cookieOfAnswer(headers));
  return browser;
}

/** The first cookie that an answer sets, as a client sends it. */
export const cookieOfAnswer = (headers: Record<string, unknown>): string => {
  const [cookie] = [headers['set-cookie']].flat();
  return typeof cookie === 'string' ? (cookie.split(';')[0] ?? '') : '';
};

export const allConsents = { recording: true, providers: true, observers: false };

/** Prepares a short typed interview and gives its id. */
export async function createInterview(browser: Browser, wish: object = {}): Promise<string> {
  const response = await browser
    .post('/api/sessions')
    .send({ case_id: 'rooftop-cinema', door: 'type', consents: allConsents, ...wish })
    .expect(201);
  return response.body.session_id;
}

/** The guest's sign-in as a header, for clients without the browser's jar. */
export const cookieOf = (browser: Browser): string => cookies.get(browser) ?? '';
