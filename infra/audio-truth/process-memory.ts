import { readdirSync, readFileSync } from 'node:fs';

const KIB = 1024;
const MIB = 1024 * 1024;

/** What a process of the worker is, by what it runs. */
export type ProcessRole = 'worker' | 'models' | 'job' | 'other';

export type ProcessMemory = {
  pid: number;
  role: ProcessRole;
  rssMib: number;
  pssMib: number;
  openFiles: number;
};

/** A process and everything that it started, from /proc; those that end meanwhile are left out. */
export function processTree(rootPid: number): ProcessMemory[] {
  const parents = new Map(pids().map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === rootPid || belongs(parents.get(pid)));
  return [...parents.keys()].filter(belongs).flatMap((pid) => memoryOf(pid, pid === rootPid) ?? []);
}

export const sumOf = (processes: readonly ProcessMemory[], key: 'rssMib' | 'pssMib' | 'openFiles'): number =>
  processes.reduce((sum, process) => sum + process[key], 0);

function pids(): number[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
}

function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets of its own.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function memoryOf(pid: number, isRoot: boolean): ProcessMemory | undefined {
  try {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const openFiles = readdirSync(`/proc/${pid}/fd`).length;
    const role = isRoot ? 'worker' : roleOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8'));
    return { pid, role, ...readRollup(rollup), openFiles };
  } catch {
    return undefined;
  }
}

/** The framework runs a job, and the models that jobs share, by files of these names. */
function roleOf(commandLine: string): ProcessRole {
  if (commandLine.includes('inference_proc')) return 'models';
  return commandLine.includes('job_proc') ? 'job' : 'other';
}

/** Resident and proportional memory of a `smaps_rollup`, in MiB. */
export function readRollup(text: string): { rssMib: number; pssMib: number } {
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
  return { rssMib: (of('Rss') * KIB) / MIB, pssMib: (of('Pss') * KIB) / MIB };
}
