import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { killGroup } from './process-table.ts';

export type RunOptions = {
  timeoutMs: number;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Where output goes; without it, output is collected (or shown, with `stdio: 'inherit'`). */
  logFile?: string | undefined;
  stdio?: 'inherit';
  as?: { uid: number; gid: number };
};

export type RunResult = { code: number; output: string };

const live = new Set<number>();

/** Ends commands that are still under way (an installation, a build) when the launcher is told to stop. */
export function abandonRuns(): void {
  for (const pid of live) killGroup(pid, 'SIGKILL');
}

/** Runs a command to its end, killing its whole group at the deadline. A command that cannot be started has code 127. */
export function runToEnd(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const log = options.logFile === undefined ? undefined : openLog(options.logFile);
  const shown = options.stdio === 'inherit';
  const child = spawn(command, [...args], {
    cwd: options.cwd,
    env: options.env ?? process.env,
    // A command that asks at the terminal (sudo) must stay in the terminal's foreground group.
    detached: !shown,
    stdio: shown ? 'inherit' : log === undefined ? ['ignore', 'pipe', 'pipe'] : ['ignore', log, log],
    ...options.as,
  });
  if (log !== undefined) closeSync(log);
  const pid = child.pid ?? 0;
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-20_000);
    });
  }
  if (pid > 0 && !shown) live.add(pid);
  const timer = setTimeout(
    () => (shown ? child.kill('SIGKILL') : killGroup(pid, 'SIGKILL')),
    options.timeoutMs,
  );
  return new Promise((resolve) => {
    const finish = (result: RunResult) => {
      clearTimeout(timer);
      live.delete(pid);
      resolve(result);
    };
    child.once('error', (error) => finish({ code: 127, output: error.message }));
    child.once('close', (code) => finish({ code: code ?? 1, output }));
  });
}

function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true });
  return openSync(logFile, 'a');
}
