import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
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

  it('keeps database and queue away from the interviewer', () => {
    const { services } = parse(readFileSync(FILE, 'utf8'), { merge: true });
    const told = Object.keys(services.agent.environment);
    expect(told).not.toContain('DATABASE_URL');
    expect(told).not.toContain('REDIS_URL');
    expect(told).not.toContain('AUTH_SECRET');
  });
});

function hasCompose(): boolean {
  if (!findOnPath(['docker'])) return false;
  try {
    execFileSync('docker', ['compose', 'version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
