import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { appEnv } from '../local/app-env.ts';
import { startApp, type AppName } from '../local/apps.ts';
import type { Child } from '../local/child.ts';
import {
  buildLivekit,
  findLivekit,
  type LivekitOptions,
  startLivekit,
  webhookUrlOf,
} from '../local/livekit.ts';
import { freePort, randomUdpRange } from '../local/ports.ts';
import { startPostgres } from '../local/postgres.ts';
import { startRedis } from '../local/redis.ts';
import { makeSecrets } from '../local/secrets.ts';
import type { Ports, Settings } from '../local/settings.ts';
import { buildWeb } from '../local/web-build.ts';
import { startAddedAgent, type AddedAgent } from './added-agent.ts';
import { countWorkers, untilWorkers } from './fleet-size.ts';

export type StackOptions = {
  /** Added to what the processes are told, such as a simulator's address as OPENAI_BASE_URL. */
  env?: Readonly<Record<string, string>>;
  /** Which of our processes to start; all by default. The api is always there. */
  apps?: readonly AppName[];
  /** Build the pages and let the api serve them (default true). */
  pages?: boolean;
};

export type Stack = {
  /** Where the api, and with it the pages, answer. */
  url: string;
  /** What the processes were told: credentials and addresses for clients of a test's own. */
  env: NodeJS.ProcessEnv;
  /** Logs and files of this stack; removed by `stop` unless CASEROOM_KEEP_STACK is set. */
  folder: string;
  /** The process of a part: to be killed in fault tests. It is not started again by itself. */
  pid: (name: AppName) => number;
  /** Stops a part if it still runs and starts it anew with the same settings, or with these added. */
  restart: (name: AppName, env?: Readonly<Record<string, string>>) => Promise<void>;
  /**
   * Starts one more interviewer's worker beside those that run, with folder, outbox and health port of its own,
   * and `env` added to what it is told. It ends with the stack at the latest.
   */
  addAgent: (env?: Readonly<Record<string, string>>) => Promise<AddedAgent>;
  /** Stops the media server and starts it again on the same port. */
  restartMedia: () => Promise<void>;
  stop: () => Promise<void>;
};

type Stop = () => Promise<void>;
const ALL: readonly AppName[] = ['api', 'worker', 'agent', 'speech'];

/**
 * A whole throw-away installation on free ports: its own database, queue and media server, our
 * processes as they run in production, providers as `env` says. Nothing is restarted on its own.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), 'caseroom-stack-'));
  const stops: Stop[] = [() => Promise.resolve(removeFolder(folder))];
  const stop: Stop = async () => {
    for (const end of stops.splice(0).toReversed()) await end();
  };
  try {
    return await start(options, folder, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(options: StackOptions, folder: string, stops: Stop[], stop: Stop): Promise<Stack> {
  const settings = await settingsFor(folder, options.env ?? {});
  const secrets = makeSecrets();
  const database = await ownDatabase(folder, settings.ports.postgres);
  stops.push(database.stop);
  const redis = await startRedis({
    dataDir: folder,
    port: settings.ports.redis,
    logFile: join(folder, 'redis.log'),
    durable: false,
  });
  stops.push(redis.child.stop);
  const env = {
    ...appEnv({ ...settings, env: { ...inherited(), ...settings.env } }, secrets),
    DATABASE_URL: database.url,
    ...options.env,
  };
  const media = await startMedia(folder, settings.ports, env);
  stops.push(media.stop);
  if (options.pages ?? true) await buildWeb(join(folder, 'web-build.log'));
  const apps = await startApps(options.apps ?? ALL, env, folder);
  stops.push(apps.stop);
  const url = `http://localhost:${settings.ports.web}`;
  if ((options.apps ?? ALL).includes('agent')) await untilWorkers(url, 1);
  const added: Stop[] = [];
  stops.push(async () => void (await Promise.all(added.map((end) => end()))));
  return {
    url,
    env,
    folder,
    pid: apps.pid,
    restart: apps.restart,
    addAgent: async (extra = {}) => {
      const before = await countWorkers(url);
      const started = await startAddedAgent(env, extra, folder);
      added.push(started.kill);
      await untilWorkers(url, before + 1);
      return started.agent;
    },
    restartMedia: media.restart,
    stop,
  };
}

/** Only what programs need to run: a developer's own keys must not reach a test. */
function inherited(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, LANG, TMPDIR, NODE_ENV: 'test' }).filter(([, value]) => value !== undefined),
  );
}

async function settingsFor(folder: string, env: Readonly<Record<string, string>>): Promise<Settings> {
  const ports: Ports = {
    web: await freePort(),
    postgres: await freePort(),
    redis: await freePort(),
    livekit: await freePort(),
    livekitTcp: await freePort(),
    livekitUdp: randomUdpRange(100),
    speech: await freePort(),
    agent: await freePort(),
  };
  return { env, ports, dataDir: folder, logDir: folder, runDir: folder };
}

/** A database of the test run's server if there is one, else a server of its own. */
async function ownDatabase(folder: string, port: number): Promise<{ url: string; stop: Stop }> {
  const shared = process.env.TEST_DATABASE_URL;
  if (!shared) {
    const options = {
      dataDir: join(folder, 'postgres'),
      port,
      password: 'throw-away',
      database: 'caseroom',
      durable: false,
    };
    const { child, url } = await startPostgres({ ...options, logFile: join(folder, 'postgres.log') });
    return { url, stop: child.stop };
  }
  const name = `stack_${randomBytes(6).toString('hex')}`;
  await query(shared, `create database ${name}`);
  const url = new URL(shared);
  url.pathname = `/${name}`;
  return { url: url.href, stop: () => query(shared, `drop database ${name} with (force)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function startMedia(
  folder: string,
  ports: Ports,
  env: NodeJS.ProcessEnv,
): Promise<{ stop: Stop; restart: Stop }> {
  const program = findLivekit() ?? (await buildLivekit(join(folder, 'livekit-build.log')));
  const options: LivekitOptions = {
    dataDir: folder,
    port: ports.livekit,
    tcpPort: ports.livekitTcp,
    udpPorts: ports.livekitUdp,
    apiKey: env.LIVEKIT_API_KEY ?? '',
    apiSecret: env.LIVEKIT_API_SECRET ?? '',
    logFile: join(folder, 'livekit.log'),
    webhookUrl: webhookUrlOf(env),
  };
  let server = await startLivekit(program, options);
  return {
    stop: () => server.child.stop(),
    restart: async () => {
      await server.child.stop();
      server = await startLivekit(program, options);
    },
  };
}

type Apps = Pick<Stack, 'pid' | 'restart' | 'stop'>;

async function startApps(names: readonly AppName[], env: NodeJS.ProcessEnv, folder: string): Promise<Apps> {
  const children = new Map<AppName, Child>();
  const launch = async (name: AppName, extra: Readonly<Record<string, string>> = {}) => {
    children.set(name, await startApp(name, { ...env, ...extra }, { logDir: folder }));
  };
  const stop = async () => {
    await Promise.all([...children.values()].map((child) => child.stop()));
  };
  try {
    const others = names.filter((name) => name !== 'api' && name !== 'worker');
    // The worker finds its tables because the api has run the migrations.
    const served = launch('api').then(() => (names.includes('worker') ? launch('worker') : undefined));
    await Promise.all([served, ...others.map((name) => launch(name))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    stop,
    pid: (name) => children.get(name)?.pid ?? -1,
    restart: async (name, extra) => {
      await children.get(name)?.stop();
      await launch(name, extra);
    },
  };
}

function removeFolder(folder: string): void {
  if (process.env.CASEROOM_KEEP_STACK) process.stderr.write(`The stack's logs are in ${folder}\n`);
  else rmSync(folder, { recursive: true, force: true });
}
