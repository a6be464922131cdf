import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Each job is a Node process of its own, forked from this one. What is set here they inherit:
 * - a cache of compiled code: loading our own takes 80 ms with it, 250 without, and 19 MB of memory less.
 * - a small nursery. V8 keeps up to 16 MB twice for young objects, which conversations do not need: 25 MB less a job.
 * - a heap that may grow to its ordinary size at first. V8 collects a small one as soon as it has doubled, which fell into
 *   the first second of each interview: with ten that begin at once half a second of the wait for the first word. What
 *   loading leaves behind is thrown away before (`job.ts`), which V8 has to allow.
 * - two arenas for native memory. The C library gives each thread its own, and each keeps what was freed in
 *   it: 14 MB less a job.
 * - no watcher of the framework's over their event loop: it is a thread with an engine of its own, 10 MB and 2 % of a core
 *   a job, and stalls are told by `metrics/stalls.ts`.
 * - a gate that they wait at while interviews begin.
 */
const NURSERY_MIB = 2;
/** Loaded it holds 45 MiB, and 12 more once an interview has begun. With 72 a job took 20 MiB more. */
const FIRST_HEAP_MIB = 60;
const NATIVE_ARENAS = 2;

export const gatePath = '/may-load';
export const loadedPath = '/loaded';
export const begunPath = '/begun';

/** Said by a job's process when it can take an interview. A worker that does not hear it keeps on loading others. */
export async function tellLoaded(workerPort: number): Promise<void> {
  await fetch(`http://127.0.0.1:${workerPort}${loadedPath}`, { method: 'POST' }).catch(() => undefined);
}

/** Said when the first of an interview is heard: others may be loaded then. */
export async function tellBegun(workerPort: number, jobId: string): Promise<void> {
  const of = new URLSearchParams({ job: jobId });
  await fetch(`http://127.0.0.1:${workerPort}${begunPath}?${of}`, { method: 'POST' }).catch(() => undefined);
}

export function prepareJobProcesses(folder: string, workerPort: number): void {
  const cache = join(folder, 'compiled');
  mkdirSync(cache, { recursive: true });
  process.env.NODE_COMPILE_CACHE ??= cache;
  process.env.MALLOC_ARENA_MAX ??= String(NATIVE_ARENAS);
  process.env.LIVEKIT_AGENTS_LOOP_BLOCK_WARN_MS ??= '0';
  process.env.CASEROOM_LOAD_GATE = `http://127.0.0.1:${workerPort}${gatePath}`;
  const gate = new URL('./load-gate.ts', import.meta.url).href;
  process.execArgv.push(
    `--max-semi-space-size=${NURSERY_MIB}`,
    `--initial-old-space-size=${FIRST_HEAP_MIB}`,
    '--expose-gc',
    '--import',
    gate,
  );
}
