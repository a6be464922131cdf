import { Worker } from 'node:worker_threads';
import type { CaseProof } from '@caseroom/core/case/prove';

export type ProveText = (yaml: string) => Promise<CaseProof>;

/** The longest case of the library takes about a second, the start of its thread included; the page gives up at 20 s. */
const PROOF_TIMEOUT_MS = 15_000;
const SEEDS = 50;
const thread = new URL('./proof.thread.ts', import.meta.url);

/**
 * Proves what an author wrote in a thread of its own, one after the other: seconds of arithmetic would hold up every
 * interview of this process, and a formula that never ends would hold it up for good.
 */
export function createProver({ timeoutMs = PROOF_TIMEOUT_MS }: { timeoutMs?: number } = {}): ProveText {
  let last: Promise<unknown> = Promise.resolve();
  return (yaml) => {
    const proof = last.then(() => proveInThread(yaml, timeoutMs));
    last = proof.catch(() => undefined);
    return proof;
  };
}

function proveInThread(yaml: string, timeoutMs: number): Promise<CaseProof> {
  const worker = new Worker(thread, { workerData: { yaml, seeds: SEEDS } });
  return new Promise<CaseProof>((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(tooLong);
      void worker.terminate();
    }, timeoutMs);
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(new Error('The thread of the proof ended without an answer.'));
    });
  });
}

const tooLong: CaseProof = {
  ok: false,
  source: null,
  seeds: 0,
  findings: [
    {
      line: 1,
      column: 1,
      path: 'model',
      code: 'too_long',
      severity: 'fault',
      message: 'working this case out took too long; make its model smaller, or its ranges narrower',
    },
  ],
};
