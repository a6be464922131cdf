import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** Their own work would be done by other machines: every thread of it runs when nobody else wants the processor. */
const YIELDING = ['chrt', '--idle', '0'] as const;
const PROGRAM = fileURLToPath(new URL('observer-crowd-process.ts', import.meta.url));
/** They join one after the other, at the lowest priority, on two cores that others use too. */
const READY_MS = 90_000;
const LEAVE_MS = 10_000;

export type Crowd = {
  /** Sends them home, and tells how many have heard a voice. */
  leave(): Promise<number>;
};

/** So many listeners with page, stream and ears; resolves when they are all in the room. */
export async function bringCrowd(url: string, token: string, count: number): Promise<Crowd> {
  const [command, ...rest] = [...YIELDING, process.execPath, PROGRAM, url, String(count)];
  const child = spawn(command, rest, {
    env: { ...process.env, LINK_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  const exited = once(child, 'exit');
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('ready')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the listeners ended with ${code}`)));
    setTimeout(() => reject(new Error(`the listeners were not there in ${READY_MS} ms`)), READY_MS).unref();
  });
  await ready.catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    async leave() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
      await exited;
      clearTimeout(late);
      // The media client has its own say on the same stream.
      return Number(/^hearing (\d+)$/m.exec(text)?.[1] ?? 0);
    },
  };
}
