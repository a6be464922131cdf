import type { TestProject } from 'vitest/node';
import { startServices, type ServiceName } from './services.ts';

const NEEDS: Record<string, readonly ServiceName[]> = {
  db: ['postgres'],
  queue: ['postgres', 'redis'],
  room: ['postgres', 'redis', 'livekit'],
};

/**
 * Runs once for each project that has tests to run. Worker processes inherit the variables;
 * addresses that are set already (by `npm test`, or by hand) are used as they are.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const needs = (NEEDS[project.name] ?? []).filter((name) => !process.env[ADDRESS[name]]);
  const services = await startServices(needs);
  Object.assign(process.env, services.env);
  return async () => {
    for (const name of Object.keys(services.env)) delete process.env[name];
    await services.stop();
  };
}

const ADDRESS: Record<ServiceName, string> = {
  postgres: 'TEST_DATABASE_URL',
  redis: 'TEST_REDIS_URL',
  livekit: 'TEST_LIVEKIT_URL',
};
