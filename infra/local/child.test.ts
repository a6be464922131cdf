import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { spawnChild, type Child } from './child.ts';
import { listRunning, startMark, stopLeftovers } from './process-table.ts';
import { supervise } from './supervise.ts';
import { pollUntil } from './waiting.ts';

let folder: string;
const children: Child[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseroom-child-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
  rmSync(folder, { recursive: true, force: true });
});

function start(script: string, stopDeadlineMs = 500): Child {
  const child = spawnChild({
    name: 'part',
    command: '/bin/sh',
    args: ['-c', script],
    env: { PATH: process.env.PATH },
    cwd: folder,
    logFile: join(folder, 'part.log'),
    runDir: folder,
    stopDeadlineMs,
  });
  children.push(child);
  return child;
}

const fileAppears = (name: string) =>
  pollUntil(() => Promise.resolve(existsSync(join(folder, name))), {
    timeoutMs: 5_000,
    everyMs: 10,
    what: name,
  });

describe('a child', () => {
  it('is stopped with its whole tree, even when the leader ignores the signal', async () => {
    const child = start("trap '' TERM; sleep 60 & echo $! > grandchild; wait; sleep 60", 100);
    await fileAppears('grandchild');
    await child.stop();
    const grandchild = Number(readFileSync(join(folder, 'grandchild'), 'utf8'));
    await pollUntil(() => Promise.resolve(startMark(grandchild) === undefined), {
      timeoutMs: 2_000,
      what: 'the end',
    });
    expect(child.hasEnded()).toBe(true);
    expect(listRunning(folder)).toEqual([]);
  });

  it('tells how it ended, and why by its log', async () => {
    const child = start("echo 'first line'; echo 'Error: port in use'; echo '    at somewhere'; exit 3");
    expect(await child.ended).toBe('code 3');
    expect(child.lastWords()).toBe('Error: port in use');
  });

  it('can be found and stopped by a later launcher', async () => {
    const child = start('sleep 60');
    const found = listRunning(folder);
    expect(found).toMatchObject([{ name: 'part', pid: child.pid }]);
    await stopLeftovers(found);
    expect(await child.ended).toBe('signal SIGTERM');
  });

  it('is not mistaken for a stranger that has its process id now', () => {
    writeFileSync(join(folder, 'part.pid'), JSON.stringify({ pid: process.pid, mark: 'another time' }));
    expect(listRunning(folder)).toEqual([]);
    expect(existsSync(join(folder, 'part.pid'))).toBe(false);
  });

  it('is started again when it dies, and not when it is stopped', async () => {
    const said: string[] = [];
    const part = await supervise(
      { label: 'Part', start: () => Promise.resolve(start('sleep 60')) },
      { onDown: (_, why) => said.push(why), onUp: () => said.push('up') },
    );
    const first = part.pid();
    process.kill(first, 'SIGKILL');
    await pollUntil(() => Promise.resolve(said.includes('up')), {
      timeoutMs: 5_000,
      what: 'the second start',
    });
    expect(part.pid()).not.toBe(first);
    await part.stop();
    expect(said).toEqual(['it ended with signal SIGKILL', 'up']);
  });
});
