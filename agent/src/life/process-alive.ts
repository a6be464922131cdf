import { readFileSync } from 'node:fs';

/** One of the processes that have had a pid: a container that is started again gives its pids anew. */
export type ProcessLife = {
  pid: number;
  /**
   * When it began, as an opaque mark; undefined where the system does not tell. Files of an earlier version have none
   * either: where the system tells, those jobs have ended with their worker.
   */
  began?: string | undefined;
};

export const lifeOf = (pid: number): ProcessLife => ({ pid, began: beganAt(pid) });

/** As a part of a file's name: `<pid>-<mark>`, or `<pid>` without a mark. */
export const nameOfLife = ({ pid, began }: ProcessLife): string =>
  began === undefined ? `${pid}` : `${pid}-${began}`;

export function lifeOfName(name: string): ProcessLife {
  const [pid, ...mark] = name.split('-');
  return { pid: Number(pid), began: mark.length > 0 ? mark.join('-') : undefined };
}

/** Whether this very process of this machine runs; not another one, or a thread, that has its pid now. */
export function isAlive({ pid, began }: ProcessLife): boolean {
  if (!answers(pid)) return false;
  const now = beganAt(pid);
  // Where no mark can be read (no /proc, no descriptor left) the pid has to do: nobody may be taken for dead who works.
  return now === undefined || now === began;
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it is there and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ticks since the machine's start until the process began, and which start that was. Both are the same in every container. */
function beganAt(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name, which may have spaces and brackets in it; the mark is the 22nd.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').slice(0, 8);
    return `${ticks}-${boot}`;
  } catch {
    return undefined;
  }
}
