import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { tellingLine, spawnChild, type Child } from './child.ts';
import { LocalFault } from './fault.ts';
import { findPostgresPlace, type Place } from './postgres-place.ts';
import { runToEnd } from './run-to-end.ts';
import { pollUntil } from './waiting.ts';

export type PostgresOptions = {
  dataDir: string;
  port: number;
  password: string;
  database: string;
  logFile: string;
  runDir?: string;
  /** Throw-away clusters trade durability for speed. */
  durable: boolean;
};

export type Postgres = { child: Child; url: string };

const USER = 'caseroom';
const START_MS = 30_000;
const NOT_DURABLE = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Starts the PostgreSQL that npm brought, initialising its folder the first time. The user is a superuser. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = await findPostgresPlace(options.dataDir);
  if (!existsSync(join(place.dataDir, 'PG_VERSION'))) await initialise(place, options);
  const child = spawnChild({
    name: 'postgres',
    command: join(place.bin, 'postgres'),
    args: [
      '-D',
      place.dataDir,
      '-p',
      String(options.port),
      '-h',
      '127.0.0.1',
      '-k',
      '',
      ...(options.durable ? [] : NOT_DURABLE),
    ],
    env: serverEnv(),
    cwd: place.dataDir,
    logFile: options.logFile,
    // SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for every client to leave.
    stopSignal: 'SIGINT',
    ...(options.runDir ? { runDir: options.runDir } : {}),
    ...(place.user ? { as: place.user } : {}),
  });
  const url = (database: string) =>
    `postgres://${USER}:${options.password}@127.0.0.1:${options.port}/${database}`;
  try {
    await pollUntil(() => accepts(url('postgres')), {
      timeoutMs: START_MS,
      what: 'PostgreSQL',
      giveUp: () =>
        child.hasEnded() ? `PostgreSQL stopped while starting: ${child.lastWords()}` : undefined,
    });
    await ensureDatabase(url('postgres'), options.database);
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { child, url: url(options.database) };
}

async function initialise(place: Place, options: PostgresOptions): Promise<void> {
  // Under another name until it is complete: initdb writes PG_VERSION first, and may be cut short.
  const fresh = `${place.dataDir}.new`;
  for (const folder of [fresh, place.dataDir]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const passwordFile = join(tmpdir(), `caseroom-initdb-${process.pid}-${options.port}`);
  writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
  if (place.user) for (const path of [fresh, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  try {
    await initdb(fresh, passwordFile, place, options);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, place.dataDir);
}

async function initdb(
  folder: string,
  passwordFile: string,
  place: Place,
  options: PostgresOptions,
): Promise<void> {
  const { durable, logFile } = options;
  const args = [
    `--pgdata=${folder}`,
    '--auth=scram-sha-256',
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale=C',
    '--lc-messages=C',
    ...(durable ? [] : ['--no-sync']),
  ];
  const { code } = await runToEnd(join(place.bin, 'initdb'), args, {
    timeoutMs: 120_000,
    env: serverEnv(),
    cwd: folder,
    logFile,
    ...(place.user ? { as: place.user } : {}),
  });
  if (code === 0) return;
  throw new LocalFault(
    `PostgreSQL could not set up its folder ${place.dataDir}: ${tellingLine(logFile)}`,
    `The whole story is in ${logFile}.`,
  );
}

function serverEnv(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_MESSAGES: 'C', TZ: 'UTC' };
}

async function accepts(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } finally {
    await client.end();
  }
}

async function ensureDatabase(adminUrl: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
