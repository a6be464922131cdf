import { type ChildProcess, spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LocalFault } from '../local/fault.ts';
import { cacheFolder } from '../local/root.ts';
import { runToEnd } from '../local/run-to-end.ts';
import { findGo } from '../local/tools.ts';
import { withTimeout } from '../local/waiting.ts';

const BUILD_MS = 10 * 60_000;
const JOIN_MS = 30_000;
const LEAVE_MS = 10_000;
const SOURCES = ['main.go', 'go.mod', 'go.sum'];

const report = z.object({
  id: z.string(),
  what: z.enum(['joined', 'failed', 'heard', 'left']),
  /** By the clock of `Date.now()`, when it happened: whoever reads this may be late. */
  at_ms: z.number(),
  error: z.string().optional(),
});
type Report = z.infer<typeof report>;
type Grant = { server_url: string; participant_token: string };

/** Somebody in a room who costs this machine next to nothing. */
export type LoadClient = {
  /** Whether a voice has come to them. */
  hasHeard(): boolean;
  /** Resolves with the moment (`Date.now()`) of the first voice; rejects after so many milliseconds without one. */
  heard(withinMs: number): Promise<number>;
  leave(): Promise<void>;
};

export type LoadClients = {
  /** Resolves when they are in the room, with a silent microphone if they are to have one. */
  join(grant: Grant, options?: { microphone: boolean }): Promise<LoadClient>;
  close(): Promise<void>;
};

/**
 * A process of people who are in rooms, hear, and do not decode what they hear: those who in production sit at machines of
 * their own. The first time on a machine it is built with Go, which takes a minute.
 */
export async function startLoadClients(): Promise<LoadClients> {
  const child = spawn(await program(), { stdio: ['pipe', 'pipe', 'inherit'] });
  const told = new Map<string, (what: Report) => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const what = report.parse(JSON.parse(line));
    told.get(what.id)?.(what);
  });
  const order = (line: object) => void child.stdin.write(`${JSON.stringify(line)}\n`);
  return {
    async join({ server_url: url, participant_token: token }, { microphone } = { microphone: false }) {
      const id = randomUUID();
      const [joined, heard, left] = [happening(), happening(), happening()];
      told.set(id, ({ what, error, at_ms }) => {
        if (what === 'failed') joined.fail(new Error(`a load client could not join: ${error}`));
        else ({ joined, heard, left })[what].happen(at_ms);
      });
      order({ id, do: 'join', url, token, microphone });
      await withTimeout(joined.done, JOIN_MS, 'a load client that joins');
      return {
        hasHeard: heard.hasHappened,
        heard: (withinMs) => withTimeout(heard.done, withinMs, 'a voice that a load client hears'),
        async leave() {
          order({ id, do: 'leave' });
          await withTimeout(left.done, LEAVE_MS, 'a load client that leaves');
          told.delete(id);
        },
      };
    },
    close: () => ended(child),
  };
}

function happening() {
  const { promise: done, resolve, reject: fail } = Promise.withResolvers<number>();
  let happened = false;
  const happen = (atMs: number) => {
    happened = true;
    resolve(atMs);
  };
  return { done, happen, fail, hasHappened: () => happened };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.stdin?.end();
  const late = setTimeout(() => child.kill('SIGKILL'), LEAVE_MS);
  await exit;
  clearTimeout(late);
}

/** The program for these sources, built unless an earlier run has done so. */
async function program(): Promise<string> {
  const folder = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256');
  for (const name of SOURCES) hash.update(readFileSync(join(folder, name)));
  const cache = cacheFolder();
  const path = join(cache, `load-clients-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(path)) return path;
  const go = findGo();
  if (!go)
    throw new LocalFault(
      'Go is missing, which builds the clients that weigh nothing.',
      'Install it: sudo apt-get install -y golang',
    );
  mkdirSync(cache, { recursive: true });
  const fresh = `${path}.${process.pid}`;
  const env = { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'auto' };
  const options = { timeoutMs: BUILD_MS, env, cwd: folder };
  const { code, output } = await runToEnd(go, ['build', '-o', fresh, '.'], options);
  if (code !== 0) throw new Error(`the load clients could not be built with Go:\n${output}`);
  renameSync(fresh, path);
  return path;
}
