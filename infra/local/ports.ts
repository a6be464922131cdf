import { createServer } from 'node:net';
import { LocalFault } from './fault.ts';

const LOOPBACK = '127.0.0.1';

/** Below those that systems give to outgoing connections: one of these may be taken by any program's next request. */
const PORTS = { first: 20_000, count: 12_000 };

/** A TCP port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (await isFree(port)) return port;
  }
}

export async function isFree(port: number): Promise<boolean> {
  // Both: one that listens on every address leaves the loopback bind to succeed on some systems.
  for (const host of [LOOPBACK, '::']) {
    const code = await listenOnce(port, host).then(
      () => undefined,
      (error: NodeJS.ErrnoException) => error.code,
    );
    if (code === 'EADDRINUSE' || code === 'EACCES') return false;
  }
  return true;
}

/** `choose` tells how to take another port, such as "npm start -- --port 3001". */
export async function claimPort(part: string, port: number, choose: string): Promise<void> {
  if (await isFree(port)) return;
  throw new LocalFault(
    `Port ${port} (${part}) is taken by another program.`,
    `Stop that program, or choose another port: ${choose}`,
  );
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const taken = typeof address === 'object' && address ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

/**
 * The first of `count` UDP ports in a row for a media server. Servers pick single ports from their range
 * and skip those in use, so a range at random is enough to keep two of them from meeting.
 */
export function randomUdpRange(count: number): readonly [number, number] {
  const slots = Math.floor((60_000 - 51_000) / count);
  const first = 51_000 + count * Math.floor(Math.random() * slots);
  return [first, first + count - 1];
}
