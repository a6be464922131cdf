import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildLivekit, findLivekit, startLivekit } from '../local/livekit.ts';
import { freePort, randomUdpRange } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { startRedis } from '../local/redis.ts';

export type ServiceName = 'postgres' | 'redis' | 'livekit';

/** Addresses of throw-away services, under the names by which tests find them. */
export type TestEnv = Partial<
  Record<
    'TEST_DATABASE_URL' | 'TEST_REDIS_URL' | 'TEST_LIVEKIT_URL' | 'TEST_LIVEKIT_KEY' | 'TEST_LIVEKIT_SECRET',
    string
  >
>;

export type TestServices = { env: TestEnv; stop: () => Promise<void> };

type Started = { env: TestEnv; stop: () => Promise<void> };
type Starter = (folder: string) => Promise<Started>;

const LIVEKIT_KEY = 'testkey';
const LIVEKIT_SECRET = 'a-secret-for-tests-of-at-least-32-characters';

/** Starts what is asked for on free ports in a new temporary folder; nothing of it survives `stop`. */
export async function startServices(names: readonly ServiceName[]): Promise<TestServices> {
  const folder = mkdtempSync(join(tmpdir(), 'caseroom-test-'));
  const results = await Promise.allSettled(names.map((name) => STARTERS[name](folder)));
  const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const stop = async () => {
    await Promise.all(started.map((service) => service.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return { env: Object.assign({}, ...started.map((service) => service.env)), stop };
}

const STARTERS: Record<ServiceName, Starter> = {
  postgres: async (folder) => {
    const { child, url } = await startPostgres({
      dataDir: join(folder, 'postgres'),
      port: await freePort(),
      password: 'throw-away',
      database: 'caseroom',
      logFile: join(folder, 'postgres.log'),
      durable: false,
    });
    return { env: { TEST_DATABASE_URL: url }, stop: child.stop };
  },
  redis: async (folder) => {
    const { child, url } = await startRedis({
      dataDir: join(folder, 'redis'),
      port: await freePort(),
      logFile: join(folder, 'redis.log'),
      durable: false,
    });
    return { env: { TEST_REDIS_URL: url }, stop: child.stop };
  },
  livekit: async (folder) => {
    const program = findLivekit() ?? (await buildLivekit(join(folder, 'livekit-build.log')));
    const { child, url } = await startLivekit(program, {
      dataDir: join(folder, 'livekit'),
      port: await freePort(),
      tcpPort: await freePort(),
      udpPorts: randomUdpRange(200),
      apiKey: LIVEKIT_KEY,
      apiSecret: LIVEKIT_SECRET,
      logFile: join(folder, 'livekit.log'),
      autoCreate: true,
    });
    const env = { TEST_LIVEKIT_URL: url, TEST_LIVEKIT_KEY: LIVEKIT_KEY, TEST_LIVEKIT_SECRET: LIVEKIT_SECRET };
    return { env, stop: child.stop };
  },
};
