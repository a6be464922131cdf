import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Redis } from 'ioredis';
import { spawnChild, type Child } from './child.ts';
import { findOnPath, missingFault, REDIS } from './tools.ts';
import { pollUntil } from './waiting.ts';

export type RedisOptions = {
  dataDir: string;
  port: number;
  logFile: string;
  runDir?: string;
  /** Keep the queue over restarts (append-only file). */
  durable: boolean;
};

export type RedisServer = { child: Child; url: string };

const START_MS = 20_000;

/** Starts Redis or Valkey from the PATH, on the loopback address only. */
export async function startRedis(options: RedisOptions): Promise<RedisServer> {
  const command = findOnPath(REDIS.names);
  if (!command) throw missingFault([REDIS]);
  mkdirSync(options.dataDir, { recursive: true });
  const child = spawnChild({
    name: 'redis',
    command,
    args: argumentsFor(options),
    env: { PATH: process.env.PATH },
    cwd: resolve(options.dataDir),
    logFile: options.logFile,
    ...(options.runDir ? { runDir: options.runDir } : {}),
  });
  const url = `redis://127.0.0.1:${options.port}`;
  try {
    await pollUntil(() => pings(url), {
      timeoutMs: START_MS,
      what: 'Redis',
      giveUp: () => (child.hasEnded() ? `Redis stopped while starting: ${child.lastWords()}` : undefined),
    });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url };
}

function argumentsFor(options: RedisOptions): string[] {
  const settings = {
    port: String(options.port),
    bind: '127.0.0.1',
    dir: resolve(options.dataDir),
    save: '',
    appendonly: options.durable ? 'yes' : 'no',
    // BullMQ loses jobs when Redis may evict keys.
    'maxmemory-policy': 'noeviction',
    daemonize: 'no',
  };
  return Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
}

async function pings(url: string): Promise<boolean> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.ping()) === 'PONG';
  } finally {
    client.disconnect();
  }
}
