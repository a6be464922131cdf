import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { isAlive } from '@caseroom/agent/life/process-alive';
import { listOutboxes } from '@caseroom/agent/log/outbox-files';

/** Which job works for which session, and whose a connection is. */
export type Peers = {
  /** The session whose job holds the other end; undefined when that cannot be told. */
  sessionOf(socket: Socket): string | undefined;
  /** The job of the newest epoch that runs. */
  jobOf(sessionId: string): { pid: number; outbox: string } | undefined;
  /** The sessions whose newest job works below the worker with this outbox. */
  sessionsIn(outbox: string): string[];
};

/**
 * A provider is never told for whom it works, and one installation has many interviews: the system's own tables say
 * which process a connection belongs to, and a job's outbox is named after its session and process.
 */
export function createPeers(outboxes: () => readonly string[]): Peers {
  const sessions = new Map<number, string>();
  const jobs = () => outboxes().flatMap((outbox) => listOutboxes(outbox).map((job) => ({ ...job, outbox })));
  const learn = () => {
    for (const { pid, sessionId } of jobs()) sessions.set(pid, sessionId);
  };
  const jobOf = (sessionId: string) => {
    const own = jobs().filter((job) => job.sessionId === sessionId && isAlive(job));
    return own.toSorted((a, b) => a.epoch - b.epoch).at(-1);
  };
  return {
    jobOf,
    sessionsIn(outbox) {
      const sessionIds = new Set(jobs().map(({ sessionId }) => sessionId));
      return [...sessionIds].filter((sessionId) => jobOf(sessionId)?.outbox === outbox);
    },
    sessionOf(socket) {
      learn();
      const inode = inodeOf(socket.remotePort, socket.localPort);
      if (inode === undefined) return undefined;
      return [...sessions].find(([pid]) => holds(pid, inode))?.[1];
    },
  };
}

/** The client's end of a connection over the loopback address, from its side of the table. */
function inodeOf(clientPort: number | undefined, serverPort: number | undefined): string | undefined {
  const table = readFileSync('/proc/net/tcp', 'utf8').split('\n').slice(1);
  for (const line of table) {
    const [, local, remote, ...rest] = line.trim().split(/\s+/);
    if (portOf(local) === clientPort && portOf(remote) === serverPort) return rest[6];
  }
  return undefined;
}

const portOf = (address: string | undefined): number => Number.parseInt(address?.split(':')[1] ?? '', 16);

function holds(pid: number, inode: string): boolean {
  try {
    const folder = `/proc/${pid}/fd`;
    return readdirSync(folder).some((fd) => linkOf(`${folder}/${fd}`) === `socket:[${inode}]`);
  } catch {
    // It has ended.
    return false;
  }
}

function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
