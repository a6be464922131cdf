import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Each job is a Node process of its own, forked from this one. What is set here they inherit:
 * - a cache of compiled code. Loading our TypeScript costs a job 250 ms without it and 85 with it, and 19 MB.
 * - a small nursery. V8 keeps up to 16 MB twice for young objects, which conversations do not need: 25 MB less a job.
 */
const NURSERY_MIB = 2;

export function prepareJobProcesses(folder: string): void {
  const cache = join(folder, 'compiled');
  mkdirSync(cache, { recursive: true });
  process.env.NODE_COMPILE_CACHE ??= cache;
  process.execArgv.push(`--max-semi-space-size=${NURSERY_MIB}`);
}
