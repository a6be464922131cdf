import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startMark } from '../local/process-table.ts';
import { startStack, type Stack } from './stack.ts';

describe('a throw-away installation', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ pages: false, env: { OPENAI_API_KEY: 'set-by-a-test' } });
  });
  afterAll(() => stack.stop());

  it('is ready with every part, and tells the processes what the test has set', async () => {
    const health = await fetch(`${stack.url}/health/parts`);
    expect(health.status).toBe(200);
    for (const name of ['api', 'worker', 'agent', 'speech'] as const)
      expect(startMark(stack.pid(name))).toBeDefined();
    expect(stack.env.OPENAI_API_KEY).toBe('set-by-a-test');
  });

  it('serves the case library', async () => {
    const response = await fetch(`${stack.url}/api/cases`);
    const { broken, cases } = await response.json();
    expect(broken).toEqual([]);
    expect(cases.length).toBeGreaterThan(0);
  });

  it('brings a part back that was killed', async () => {
    const before = stack.pid('api');
    process.kill(before, 'SIGKILL');
    await stack.restart('api');
    expect(stack.pid('api')).not.toBe(before);
    expect((await fetch(`${stack.url}/health/ready`)).status).toBe(200);
  });

  it('runs more than one interviewer, each with folder, outbox and health of its own', async () => {
    const [one, two] = await Promise.all([stack.addAgent(), stack.addAgent()]);
    for (const agent of [one, two]) {
      expect((await fetch(`http://127.0.0.1:${agent.healthPort}/`)).status).toBe(200);
      expect(existsSync(join(agent.folder, 'agent.log'))).toBe(true);
    }
    expect(one.folder).not.toBe(two.folder);
    expect(await one.stop('SIGKILL')).toBe('signal SIGKILL');
    expect((await fetch(`http://127.0.0.1:${two.healthPort}/`)).status).toBe(200);
    await two.stop();
    expect(startMark(two.pid)).toBeUndefined();
  });

  it('leaves no process and no file behind', async () => {
    const other = await startStack({ apps: ['api'], pages: false });
    const pid = other.pid('api');
    await other.stop();
    expect(startMark(pid)).toBeUndefined();
    expect(existsSync(other.folder)).toBe(false);
  });
});
