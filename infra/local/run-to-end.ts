import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { killGroup } from './process-table.ts';

export type RunOptions = {
  timeoutMs: number;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Where output goes; without it, output is collected, or shown as `stdio` says. */
  logFile?: string | undefined;
  /** `inherit`: a command that talks with the person at the terminal; `output`: one that only shows its output there. */
  stdio?: 'inherit' | 'output';
  as?: { uid: number; gid: number };
};

export type RunResult = { code: number; output: string };

const GRACE_MS = 10_000;
const live = new Set<() => void>();

/** Ends commands that are still under way (an installation, a build) when the launcher is told to stop. */
export function abandonRuns(): void {
  for (const kill of live) kill();
}

/**
 * Runs a command to its end, killing its whole group at the deadline. A command that cannot be started has code 127.
 */
export function runToEnd(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const log = options.logFile === undefined ? undefined : openLog(options.logFile);
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    // A command that asks at the terminal (sudo) must stay in the terminal's foreground group.
    detached: options.stdio !== 'inherit',
    stdio: stdioOf(options.stdio, log),
    ...options.as,
  });
  if (log !== undefined) closeSync(log);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  const kill = () => killRun(child, options.stdio);
  live.add(kill);
  const timer = setTimeout(kill, options.timeoutMs);
  return new Promise((resolve) => {
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      live.delete(kill);
      resolve(result);
    };
    child.once('error', (error) => finish({ code: 127, output: error.message }));
    child.once('close', (code) => finish({ code: code ?? 1, output }));
  });
}

function stdioOf(stdio: RunOptions['stdio'], log: number | undefined): StdioOptions {
  if (stdio === 'inherit') return 'inherit';
  if (stdio === 'output') return ['ignore', 'inherit', 'inherit'];
  return log === undefined ? ['ignore', 'pipe', 'pipe'] : ['ignore', log, log];
}

function killRun(child: ChildProcess, stdio: RunOptions['stdio']): void {
  const { pid } = child;
  if (pid === undefined) return;
  if (stdio === 'inherit') return void child.kill('SIGTERM');
  if (stdio !== 'output') return killGroup(pid, 'SIGKILL');
  // Test runners put away what they have started when they are asked; a test that spins never hears it.
  killGroup(pid, 'SIGINT');
  setTimeout(() => killGroup(pid, 'SIGKILL'), GRACE_MS).unref();
}

function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true });
  return openSync(logFile, 'a');
}
