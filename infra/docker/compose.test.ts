import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environment as agentEnvironment } from '../../agent/src/config.ts';
import { environment as apiEnvironment } from '../../api/src/config.ts';
import { ROOT } from '../local/root.ts';
import { findOnPath } from '../local/tools.ts';

const FILE = join(ROOT, 'docker-compose.yml');
const SECRETS = ['POSTGRES_PASSWORD', 'LIVEKIT_API_KEY', 'LIVEKIT_API_SECRET', 'AUTH_SECRET', 'AGENT_TOKEN'];

describe('docker-compose.yml', () => {
  it.runIf(hasCompose())('is accepted by docker compose', { timeout: 30_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'caseroom-compose-'));
    const envFile = join(folder, 'env');
    writeFileSync(envFile, SECRETS.map((name) => `${name}=${'x'.repeat(32)}`).join('\n'));
    try {
      const args = ['compose', '-f', FILE, '--env-file', envFile, 'config', '--services'];
      const services = execFileSync('docker', args, { encoding: 'utf8' }).trim().split('\n').toSorted();
      expect(services).toEqual(['agent', 'api', 'livekit', 'postgres', 'redis', 'speech', 'web', 'worker']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  /** `web` serves the pages, and nothing outside of its container asks the interviewer's port. */
  it.each([
    ['api', apiEnvironment, ['WEB_DIST']],
    ['worker', apiEnvironment, ['WEB_DIST']],
    ['agent', agentEnvironment, ['WORKER_PORT']],
  ] as const)(
    'tells %s every variable that it reads, as the file of settings has it',
    (name, schema, left) => {
      const told = environmentOf(name);
      const known = Object.keys(schema.shape);
      expect([...Object.keys(told), ...left].toSorted()).toEqual(known.toSorted());
      for (const [variable, value] of Object.entries(told))
        if (value.startsWith('${')) expect(value).toMatch(new RegExp(`^\\$\\{${variable}:[-?]`));
      const unset = Object.entries(told).map(([variable, value]) => [variable, valueOf(value)]);
      expect(schema.safeParse(Object.fromEntries(unset)).error?.issues).toBeUndefined();
    },
  );

  it('keeps database and queue away from the interviewer', () => {
    const told = Object.keys(environmentOf('agent'));
    expect(told).not.toContain('DATABASE_URL');
    expect(told).not.toContain('REDIS_URL');
    expect(told).not.toContain('AUTH_SECRET');
  });
});

function environmentOf(name: string): Record<string, string> {
  const { services } = parse(readFileSync(FILE, 'utf8'), { merge: true });
  return z.record(z.string(), z.string()).parse(services[name].environment);
}

/** What compose makes of a value where nothing but the secrets is set. */
const valueOf = (value: string): string =>
  value
    .replaceAll(/\$\{\w+:\?[^}]*\}/g, 'x'.repeat(32))
    .replaceAll(/\$\{\w+:-([^}]*)\}/g, (_, fallback: string) => fallback);

function hasCompose(): boolean {
  if (!findOnPath(['docker'])) return false;
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
