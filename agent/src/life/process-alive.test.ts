import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { isAlive, lifeOf, lifeOfName, nameOfLife } from './process-alive.ts';

let children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});

function start(program: string, ...args: string[]): { child: ChildProcess; pid: number } {
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  if (child.pid === undefined) throw new Error('the process did not start');
  return { child, pid: child.pid };
}

it('knows a process by its name in a file, until it ends', async () => {
  const { child, pid } = start('sleep', '60');
  const life = lifeOfName(nameOfLife(lifeOf(pid)));
  expect(life).toEqual(lifeOf(pid));
  expect(isAlive(life)).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(life)).toBe(false);
});

it.skipIf(!existsSync('/proc'))('tells a process from another that had its pid before', () => {
  const { pid } = start('sleep', '60');
  expect(lifeOf(pid).began).toMatch(/^\d+-[0-9a-f]{8}$/);
  expect(isAlive({ pid, began: lifeOf(process.pid).began })).toBe(false);
});

it('takes a process for alive that has outlived its parent', async () => {
  const { child } = start('sh', '-c', 'sleep 60 & echo $!; wait');
  const [line] = await once(child.stdout ?? child, 'data');
  const life = lifeOf(Number(String(line)));
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(isAlive(life)).toBe(true);
  process.kill(life.pid, 'SIGKILL');
});

it('has a name without a mark where the system tells none', () => {
  expect(nameOfLife({ pid: 7 })).toBe('7');
  expect(lifeOfName('7')).toEqual({ pid: 7, began: undefined });
});
