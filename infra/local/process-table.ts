import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { delay } from './waiting.ts';

export type RunFile = { name: string; pid: number; file: string };

/**
 * When a process began, as an opaque mark: a pid alone may have been given to somebody else since.
 * Linux keeps it in /proc, elsewhere `ps` tells (small Debian images have no `ps`).
 */
export function startMark(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // No such group: it has ended.
  }
}

/** What pid files say is still running, oldest names first. Files of processes that have ended are removed. */
export function listRunning(runDir: string): RunFile[] {
  return pidFiles(runDir).flatMap((file) => {
    const { pid, mark } = readPidFile(file);
    if (mark !== undefined && startMark(pid) === mark) return [{ name: basename(file, '.pid'), pid, file }];
    rmSync(file, { force: true });
    return [];
  });
}

/** Stops what an earlier launcher left behind: asks first, kills after five seconds. */
export async function stopLeftovers(leftovers: readonly RunFile[]): Promise<void> {
  for (const { pid } of leftovers) killGroup(pid, 'SIGTERM');
  for (let waited = 0; waited < 50 && leftovers.some(({ pid }) => startMark(pid)); waited += 1)
    await delay(100);
  for (const { pid, file } of leftovers) {
    killGroup(pid, 'SIGKILL');
    rmSync(file, { force: true });
  }
}

function pidFiles(runDir: string): string[] {
  try {
    return readdirSync(runDir)
      .filter((name) => name.endsWith('.pid'))
      .sort()
      .map((name) => join(runDir, name));
  } catch {
    return [];
  }
}

function readPidFile(file: string): { pid: number; mark: string | undefined } {
  try {
    const { pid, mark } = JSON.parse(readFileSync(file, 'utf8'));
    return { pid: Number(pid), mark: mark === undefined ? undefined : String(mark) };
  } catch {
    // A launcher that died while it wrote this leaves half a file.
    return { pid: -1, mark: undefined };
  }
}
