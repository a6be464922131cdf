import { spawn, type ChildProcess } from 'node:child_process';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { killGroup, startMark } from './process-table.ts';
import { withTimeout } from './waiting.ts';

export type ChildSpec = {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd: string;
  logFile: string;
  /** Where the pid file goes, so that the next start can clean up after a launcher that was killed. */
  runDir?: string;
  /** Run as another user (PostgreSQL refuses to run as root). */
  as?: { uid: number; gid: number };
  stopSignal?: NodeJS.Signals;
  stopDeadlineMs?: number;
};

export type Child = {
  name: string;
  pid: number;
  logFile: string;
  /** Resolves when the process has ended, with a phrase such as "code 1" or "signal SIGKILL". */
  ended: Promise<string>;
  hasEnded: () => boolean;
  /** What this run's log says about its end. */
  lastWords: () => string;
  stop: () => Promise<void>;
};

/** Long enough for PostgreSQL's fast shutdown and for a worker to put its job back; people wait for it after Ctrl-C. */
const STOP_DEADLINE_MS = 8_000;
const KEEP_LOG_BYTES = 10 * 1024 * 1024;

const live = new Set<Child>();

/**
 * Starts a process in a group of its own: Ctrl-C reaches only the launcher, which then stops
 * its children in the order that it chooses, and a whole tree can be killed at once.
 */
export function spawnChild(spec: ChildSpec): Child {
  const log = openLog(spec.logFile);
  const logStart = fstatSync(log).size;
  const child = spawn(spec.command, [...spec.args], {
    cwd: spec.cwd,
    env: spec.env,
    detached: true,
    stdio: ['ignore', log, log],
    ...spec.as,
  });
  closeSync(log);
  let over = false;
  const pid = child.pid ?? -1;
  const ended = endOf(child).finally(() => {
    over = true;
    // What it started must not outlive it: a second one would compete with these for ports and work.
    if (pid > 0) killGroup(pid, 'SIGKILL');
    removePidFile(spec);
  });
  writePidFile(spec, pid);
  const started: Child = {
    name: spec.name,
    pid,
    logFile: spec.logFile,
    ended,
    hasEnded: () => over,
    lastWords: () => tellingLine(spec.logFile, logStart),
    stop: () => stopChild(spec, pid, ended),
  };
  live.add(started);
  void ended.then(() => live.delete(started));
  return started;
}

/** Stops every child that still runs, whoever started it. */
export async function stopStragglers(): Promise<void> {
  await Promise.all([...live].map((child) => child.stop()));
}

/** The line of a log, from byte `from` on, that best says why a process ended. */
export function tellingLine(logFile: string, from = 0): string {
  const lines = readFileSync(logFile)
    .subarray(from)
    .toString('utf8')
    .slice(-8_000)
    .trim()
    .split('\n')
    .map(messageOf)
    .filter((line) => !/^\s+at |^Node\.js v|^\s*[}\]^]*\s*$/.test(line));
  const telling = lines.findLast((line) =>
    /error|fault|fatal|panic|refused|in use|denied|cannot/i.test(line),
  );
  return (telling ?? lines.at(-1) ?? '').trim().slice(0, 300);
}

/** Our own processes log JSON. */
function messageOf(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line);
    return [msg, err?.message].filter(Boolean).join(': ') || line;
  } catch {
    return line;
  }
}

function openLog(logFile: string): number {
  mkdirSync(dirname(logFile), { recursive: true });
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0;
  if (size > KEEP_LOG_BYTES)
    renameSync(logFile, join(dirname(logFile), `${basename(logFile, '.log')}.old.log`));
  return openSync(logFile, 'a');
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(`"${error.message}"`));
    child.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `code ${code ?? 'unknown'}`));
  });
}

async function stopChild(spec: ChildSpec, pid: number, ended: Promise<string>): Promise<void> {
  if (pid < 0) return;
  try {
    process.kill(pid, spec.stopSignal ?? 'SIGTERM');
    await withTimeout(ended, spec.stopDeadlineMs ?? STOP_DEADLINE_MS, 'stop');
  } catch {
    // Gone already, or past its deadline: what follows is right for both.
  }
  killGroup(pid, 'SIGKILL');
  await withTimeout(ended, 2_000, 'kill').catch(() => undefined);
}

function pidFile(spec: ChildSpec): string | undefined {
  return spec.runDir && join(spec.runDir, `${spec.name}.pid`);
}

function writePidFile(spec: ChildSpec, pid: number): void {
  const file = pidFile(spec);
  if (!file || pid < 0) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ pid, mark: startMark(pid) }));
}

function removePidFile(spec: ChildSpec): void {
  const file = pidFile(spec);
  if (file) rmSync(file, { force: true });
}
