import { Redis } from 'ioredis';
import { RoomServiceClient } from 'livekit-server-sdk';
import pg from 'pg';
import { LocalFault } from './fault.ts';

const ANSWER_MS = 8_000;

/** Whether a part that a person has set is used instead of our own, and whether it answers. */
export type GivenCheck = { variable: string; check: (env: NodeJS.ProcessEnv) => Promise<void> };

export async function checkDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select 1');
  } catch (error) {
    throw new LocalFault(
      `The database of DATABASE_URL does not let us in: ${reason(error)}.`,
      'Check the address, user and password, or unset DATABASE_URL to use the one that comes with Caseroom.',
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}

export async function checkRedis(url: string): Promise<void> {
  const client = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: ANSWER_MS,
    maxRetriesPerRequest: 0,
  });
  let failure: unknown;
  client.on('error', (error) => (failure = error));
  try {
    await client.connect();
    const [, policy] = await client.config('GET', 'maxmemory-policy').then(
      (reply) => (Array.isArray(reply) ? reply : []),
      () => [],
    );
    if (policy && policy !== 'noeviction')
      throw new LocalFault(
        `The Redis of REDIS_URL has maxmemory-policy ${policy}, which loses queued work.`,
        'Set it to noeviction.',
      );
  } catch (error) {
    if (error instanceof LocalFault) throw error;
    throw new LocalFault(
      `The Redis of REDIS_URL does not let us in: ${reason(failure ?? error)}.`,
      'Check the address and password, or unset REDIS_URL to use one that Caseroom starts.',
      { cause: error },
    );
  } finally {
    client.disconnect();
  }
}

export async function checkLivekit(env: NodeJS.ProcessEnv): Promise<void> {
  const { LIVEKIT_URL: url = '', LIVEKIT_API_KEY: key, LIVEKIT_API_SECRET: secret } = env;
  if (!key || !secret)
    throw new LocalFault(
      'LIVEKIT_URL is set, but not its key and secret.',
      'Set LIVEKIT_API_KEY and LIVEKIT_API_SECRET too, or unset all three.',
    );
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), key, secret, {
    requestTimeout: ANSWER_MS / 1000,
  });
  try {
    await rooms.listRooms();
  } catch (error) {
    const refused =
      error instanceof Error && 'status' in error && (error.status === 401 || error.status === 403);
    throw new LocalFault(
      refused
        ? 'The media server of LIVEKIT_URL refuses LIVEKIT_API_KEY and LIVEKIT_API_SECRET.'
        : `The media server of LIVEKIT_URL (${url}) does not answer: ${reason(error)}.`,
      'Check the three LIVEKIT variables, or unset them to use the one that Caseroom starts.',
      { cause: error },
    );
  }
}

type Provider = {
  key: string;
  base: string;
  url: string;
  path: string;
  headers: (key: string) => Record<string, string>;
};

const PROVIDERS: readonly Provider[] = [
  {
    key: 'OPENAI_API_KEY',
    base: 'OPENAI_BASE_URL',
    url: 'https://api.openai.com/v1',
    path: 'models',
    headers: (key) => ({ authorization: `Bearer ${key}` }),
  },
  {
    key: 'DEEPGRAM_API_KEY',
    base: 'DEEPGRAM_BASE_URL',
    url: 'https://api.deepgram.com/v1',
    path: 'projects',
    headers: (key) => ({ authorization: `Token ${key}` }),
  },
  {
    key: 'ANTHROPIC_API_KEY',
    base: 'ANTHROPIC_BASE_URL',
    url: 'https://api.anthropic.com/v1',
    path: 'models',
    headers: (key) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
  },
];

/** The providers for which a key or an address is set. */
export function givenProviders(env: NodeJS.ProcessEnv): string[] {
  return PROVIDERS.filter(({ key, base }) => env[key] || env[base]).map(({ key }) =>
    key.replace('_API_KEY', '').toLowerCase(),
  );
}

/** One sentence for each provider that refuses its key or cannot be reached; none when all is well. */
export async function providerProblems(env: NodeJS.ProcessEnv): Promise<string[]> {
  const given = PROVIDERS.filter(({ key, base }) => env[key] || env[base]);
  return (await Promise.all(given.map((provider) => problemOf(provider, env)))).flatMap(
    (problem) => problem ?? [],
  );
}

async function problemOf(provider: Provider, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const base = versioned(env[provider.base] ?? provider.url);
  try {
    const response = await fetch(`${base}/${provider.path}`, {
      headers: provider.headers(env[provider.key] ?? ''),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    await response.body?.cancel();
    // Compatible servers need not have this path: only a refusal says something about the key.
    const refused = response.status === 401 || response.status === 403;
    return refused
      ? `${provider.key} is refused by ${new URL(base).host}: check the key, or unset it to do without.`
      : undefined;
  } catch {
    const cure = env[provider.base] ? `check ${provider.base}` : 'check the network';
    return `${provider.key} cannot be used, ${base} does not answer: ${cure}, or unset it to do without.`;
  }
}

/** Deepgram's address is a WebSocket's, and its clients and OpenAI's differ on whether `/v1` belongs to it. */
function versioned(address: string): string {
  const { protocol, host, pathname } = new URL(address.replace(/^ws/, 'http'));
  const path = pathname.replace(/\/(listen)?$/, '');
  return `${protocol}//${host}${path.endsWith('/v1') ? path : `${path}/v1`}`;
}

/** Never the address itself: it holds a password. */
function reason(error: unknown): string {
  if (error instanceof AggregateError) return reason(error.errors[0]);
  if (!(error instanceof Error)) return 'no answer';
  const cause = error.cause instanceof Error ? error.cause : error;
  return cause.message.replace(/\w+:\/\/\S+/g, '(address)') || cause.name;
}
