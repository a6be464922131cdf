import { delay } from '../../local/waiting.ts';
import {
  type FaultKind,
  isProcessKind,
  type ProcessKind,
  providerFaults,
  type ProviderKind,
} from './kinds.ts';
import type { Plant } from './plant.ts';
import type { Blow, Span } from './record.ts';

/** Nobody can be killed who is not there: the next one is waited for this long. */
const VICTIM_MS = 15_000;

/** Carries out one blow against a session, and gives the span in which it lasted. Throws when nobody was there. */
export async function strike(
  plant: Plant,
  sessionId: string,
  blow: { kind: FaultKind; forMs: number },
): Promise<Blow> {
  return isProcessKind(blow.kind)
    ? strikeProcess(plant, sessionId, blow.kind, blow.forMs)
    : strikeProvider(plant, sessionId, blow.kind, blow.forMs);
}

async function strikeProcess(
  plant: Plant,
  sessionId: string,
  kind: ProcessKind,
  forMs: number,
): Promise<Blow> {
  switch (kind) {
    case 'job-kill': {
      const { pid } = await victim(plant, sessionId);
      process.kill(pid, 'SIGKILL');
      return spanFrom(Date.now());
    }
    case 'worker-kill': {
      await victim(plant, sessionId);
      return { ...spanFrom(Date.now()), sessions: plant.killWorkerOf(sessionId) };
    }
    case 'job-stop':
    case 'job-stop-70s': {
      const { pid } = await victim(plant, sessionId);
      process.kill(pid, 'SIGSTOP');
      const from = Date.now();
      await delay(forMs);
      proceed(pid);
      return spanFrom(from);
    }
    case 'sfu-restart': {
      const from = Date.now();
      await plant.stack.restartMedia();
      return spanFrom(from);
    }
    case 'api-restart': {
      process.kill(plant.stack.pid('api'), 'SIGKILL');
      const from = Date.now();
      await delay(forMs);
      await plant.stack.restart('api');
      return spanFrom(from);
    }
    default:
      return kind satisfies never;
  }
}

async function strikeProvider(
  plant: Plant,
  client: string,
  kind: ProviderKind,
  forMs: number,
): Promise<Span> {
  const { provider, faults } = providerFaults(kind);
  const simulator = provider === 'recogniser' ? plant.deepgram : plant.openai;
  const from = Date.now();
  for (const fault of faults) simulator.faults.add({ ...fault, client });
  await delay(forMs);
  simulator.faults.clear(client);
  return spanFrom(from);
}

async function victim(plant: Plant, sessionId: string): Promise<{ pid: number }> {
  for (const deadline = Date.now() + VICTIM_MS; ; await delay(100)) {
    const job = plant.peers.jobOf(sessionId);
    if (job) return job;
    if (Date.now() > deadline) throw new Error('no interviewer was there to be struck');
  }
}

/** It may have been killed while it stood still, by whoever brings interviewers back. */
function proceed(pid: number): void {
  try {
    process.kill(pid, 'SIGCONT');
  } catch {
    // Gone.
  }
}

const spanFrom = (from: number): Span => ({ from, to: Date.now() });
