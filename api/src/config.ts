import { isAbsolute, resolve } from 'node:path';
import { z } from 'zod';

const optional = z
  .string()
  .trim()
  .transform((text) => (text === '' ? undefined : text))
  .optional();
const url = (...protocols: string[]) =>
  z
    .string({ error: 'is not set' })
    .trim()
    .refine((text) => hasProtocol(text, protocols), {
      error: `must be an address that begins with ${protocols.map((name) => `${name}://`).join(' or ')}`,
    });
const optionalUrl = (...protocols: string[]) => z.preprocess(blankToUndefined, url(...protocols).optional());
const number = (min: number, fallback: number) =>
  z.preprocess(
    blankToUndefined,
    z.coerce
      .number({ error: 'must be a number' })
      .min(min, { error: `must be ${min} or more` })
      .default(fallback),
  );
const limit = z.preprocess(
  blankToUndefined,
  z.coerce
    .number({ error: 'must be a whole number' })
    .int({ error: 'must be a whole number' })
    .min(1, { error: 'must be 1 or more' })
    .optional(),
);
const secret = (what: string) =>
  z
    .string({ error: `is not set: ${what}` })
    .trim()
    .min(32, { error: 'must have at least 32 characters' });

/** Names are the environment's; `.env.example` lists the same ones with what happens when they are not set. */
export const environment = z.object({
  DATABASE_URL: url('postgres', 'postgresql'),
  REDIS_URL: url('redis', 'rediss'),
  LIVEKIT_URL: url('ws', 'wss', 'http', 'https'),
  LIVEKIT_PUBLIC_URL: optionalUrl('ws', 'wss'),
  LIVEKIT_API_KEY: z.string({ error: 'is not set' }).trim().min(1, { error: 'is not set' }),
  LIVEKIT_API_SECRET: secret("it is the media server's secret"),
  LIVEKIT_AGENT_NAME: z.preprocess(blankToUndefined, z.string().default('caseroom-interviewer')),
  PORT: number(0, 3000),
  HOST: z.preprocess(blankToUndefined, z.string().default('127.0.0.1')),
  PUBLIC_URL: optionalUrl('http', 'https'),
  AUTH_SECRET: secret('it signs sign-ins'),
  /** E-mail addresses whose accounts are admins. */
  ADMIN_EMAILS: z.string().default('').transform(addresses),
  AGENT_TOKEN: secret('the interviewer shows it to the api'),
  DATA_DIR: z.preprocess(blankToUndefined, z.string().default('.data')),
  CASES_DIR: z.preprocess(blankToUndefined, z.string().default('cases')),
  WEB_DIST: optional,
  SPEECH_BASE_URL: optionalUrl('http', 'https'),
  OPENAI_API_KEY: optional,
  OPENAI_BASE_URL: optionalUrl('http', 'https'),
  OPENAI_MODEL: optional,
  OPENAI_STT_MODEL: optional,
  DEEPGRAM_API_KEY: optional,
  DEEPGRAM_BASE_URL: optionalUrl('http', 'https', 'ws', 'wss'),
  ANTHROPIC_API_KEY: optional,
  ANTHROPIC_BASE_URL: optionalUrl('http', 'https'),
  JUDGE_MODEL: optional,
  /** Interviews that the provider's contract bears at once. Unset: no limit. */
  DEEPGRAM_CONCURRENCY: limit,
  OPENAI_CONCURRENCY: limit,
  GUEST_MINUTES_A_DAY: number(0, 120),
  BUDGET_CENTS_A_DAY: number(0, 2000),
  /** 45 minutes with 400 lines came to 140 with the judge that is asked by default. */
  JUDGE_CENTS_A_REPORT: number(0, 200),
  JUDGE_CENTS_A_DAY_EACH: number(0, 800),
  PRICES_FILE: optional,
  SMTP_URL: optionalUrl('smtp', 'smtps'),
  MAIL_FROM: z.preprocess(blankToUndefined, z.string().default('Caseroom <caseroom@localhost>')),
  LOG_LEVEL: z.preprocess(
    blankToUndefined,
    z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  ),
  /** Requests that one address may make in a minute. */
  REQUESTS_A_MINUTE: number(1, 600),
  /** Express's `trust proxy`: which hops before us may name the client's address. */
  TRUST_PROXY: z.preprocess(blankToUndefined, z.string().default('loopback')),
});

export type Config = Readonly<z.infer<typeof environment>>;

export class ConfigFault extends Error {
  readonly faults: string[];
  constructor(faults: string[]) {
    super(`The configuration cannot be used:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigFault';
    this.faults = faults;
  }
}

/** Parses the environment once; throws a `ConfigFault` that lists every fault in a sentence. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env);
  if (!parsed.success)
    throw new ConfigFault(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  const { DATA_DIR, CASES_DIR, WEB_DIST } = parsed.data;
  return Object.freeze({
    ...parsed.data,
    DATA_DIR: absolute(DATA_DIR),
    CASES_DIR: absolute(CASES_DIR),
    WEB_DIST: WEB_DIST === undefined ? undefined : absolute(WEB_DIST),
  });
}

/** What people type into the browser. */
export const publicUrlOf = (config: Config): string =>
  (config.PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');

/** What browsers connect to for media. */
export const livekitPublicUrlOf = (config: Config): string =>
  config.LIVEKIT_PUBLIC_URL ?? config.LIVEKIT_URL.replace(/^http/, 'ws');

/** Separated by commas; in lower case, as accounts keep theirs. */
function addresses(text: string): string[] {
  return text
    .split(',')
    .map((address) => address.trim().toLowerCase())
    .filter((address) => address !== '');
}

const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(path));

function blankToUndefined(value: unknown): unknown {
  return typeof value === 'string' && value.trim() === '' ? undefined : value;
}

function hasProtocol(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol.slice(0, -1));
}
