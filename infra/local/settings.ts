import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { LocalFault } from './fault.ts';
import { ROOT } from './root.ts';

export type Ports = {
  web: number;
  postgres: number;
  redis: number;
  livekit: number;
  livekitTcp: number;
  livekitUdp: readonly [number, number];
  speech: number;
  agent: number;
};

export type Settings = {
  /** The process environment over `.env`; empty values are left out, so that a copied .env.example changes nothing. */
  env: NodeJS.ProcessEnv;
  ports: Ports;
  dataDir: string;
  logDir: string;
  runDir: string;
};

const UDP_PORTS = 200;

export function readSettings(argv: readonly string[], processEnv: NodeJS.ProcessEnv): Settings {
  const flags = parseFlags(argv);
  const env = { ...dotEnv(), ...withoutEmpty(processEnv) };
  const dataDir = resolve(ROOT, env.CASEROOM_DATA_DIR ?? '.data');
  return {
    env,
    ports: portsOf(env, flags.port),
    dataDir,
    logDir: join(dataDir, 'logs'),
    runDir: join(dataDir, 'run'),
  };
}

function parseFlags(argv: readonly string[]): { port?: string } {
  try {
    const { values } = parseArgs({ args: [...argv], options: { port: { type: 'string', short: 'p' } } });
    return values.port === undefined ? {} : { port: values.port };
  } catch (error) {
    throw new LocalFault(
      error instanceof Error ? error.message : 'The flags could not be read.',
      'Usage: npm start [-- --port 3001]',
      { cause: error },
    );
  }
}

function portsOf(env: NodeJS.ProcessEnv, flag: string | undefined): Ports {
  const livekit = portNumber('CASEROOM_LIVEKIT_PORT', env.CASEROOM_LIVEKIT_PORT, 7880);
  const udp = portNumber('CASEROOM_LIVEKIT_UDP_PORT', env.CASEROOM_LIVEKIT_UDP_PORT, 50_000);
  return {
    web: flag === undefined ? portNumber('PORT', env.PORT, 3000) : portNumber('--port', flag, 3000),
    postgres: portNumber('CASEROOM_POSTGRES_PORT', env.CASEROOM_POSTGRES_PORT, 54_329),
    redis: portNumber('CASEROOM_REDIS_PORT', env.CASEROOM_REDIS_PORT, 63_799),
    livekit,
    livekitTcp: livekit + 1,
    livekitUdp: [udp, udp + UDP_PORTS],
    speech: portNumber('SPEECH_PORT', env.SPEECH_PORT, 8790),
    agent: portNumber('WORKER_PORT', env.WORKER_PORT, 8081),
  };
}

function portNumber(name: string, text: string | undefined, fallback: number): number {
  if (text === undefined) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new LocalFault(
    `${name} is "${text}", which is no port.`,
    'A port is a whole number from 1 to 65535.',
  );
}

function dotEnv(): NodeJS.ProcessEnv {
  const file = join(ROOT, '.env');
  return existsSync(file) ? withoutEmpty(parseEnv(readFileSync(file, 'utf8'))) : {};
}

function withoutEmpty(env: NodeJS.Dict<string>): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
}
