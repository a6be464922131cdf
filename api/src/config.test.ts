import { expect, it } from 'vitest';
import { ConfigFault, parseConfig } from './config.ts';

const whole = {
  DATABASE_URL: 'postgres://localhost/caseroom',
  REDIS_URL: 'redis://localhost',
  LIVEKIT_URL: 'ws://localhost:7880',
  LIVEKIT_API_KEY: 'key',
  LIVEKIT_API_SECRET: 'x'.repeat(32),
  AUTH_SECRET: 'y'.repeat(32),
  AGENT_TOKEN: 'z'.repeat(32),
};

function faultsOf(env: Record<string, string>): string[] {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    return error instanceof ConfigFault ? error.faults : [String(error)];
  }
}

it('takes what is blank as not set, and fills in the rest', () => {
  const config = parseConfig({ ...whole, PORT: '', OPENAI_API_KEY: ' ', LOG_LEVEL: '' });
  expect(config).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    OPENAI_API_KEY: undefined,
    LOG_LEVEL: 'info',
  });
  expect(Object.isFrozen(config)).toBe(true);
});

it('lists every fault, each in a sentence that names its variable and repeats no value', () => {
  const faults = faultsOf({
    ...whole,
    DATABASE_URL: 'mysql://root:pass@db',
    AUTH_SECRET: 'short',
    PORT: 'door',
    REDIS_URL: '',
  });
  expect(faults).toEqual([
    'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
    'REDIS_URL must be an address that begins with redis:// or rediss://.',
    'PORT must be a number.',
    'AUTH_SECRET must have at least 32 characters.',
  ]);
  expect(faultsOf({})).toHaveLength(7);
});
