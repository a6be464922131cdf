import type { Child } from './child.ts';
import { LocalFault, sentenceOf } from './fault.ts';
import { delay } from './waiting.ts';

export type Part = {
  /** As people know it, such as "Interviewer". */
  label: string;
  /** Starts the process and resolves when it can be used. */
  start: () => Promise<Child>;
};

export type Watch = {
  onDown: (label: string, why: string, retryInMs: number) => void;
  onUp: (label: string) => void;
};

export type Supervised = { label: string; pid: () => number; stop: () => Promise<void> };

const FIRST_BACKOFF_MS = 500;
const LONGEST_BACKOFF_MS = 30_000;
/** A part that lived this long has recovered: its next failure is retried at once again. */
const STABLE_MS = 60_000;

/** Starts a part, and starts it again whenever it dies. Rejects when the first start fails. */
export async function supervise(part: Part, watch: Watch): Promise<Supervised> {
  let child = await part.start();
  let stopping = false;
  let backoffMs = FIRST_BACKOFF_MS;

  const revive = async (): Promise<void> => {
    try {
      child = await part.start();
      if (stopping) return await child.stop();
      watch.onUp(part.label);
      follow();
    } catch (error) {
      retryAfter(sentenceOf(error));
    }
  };
  const retryAfter = (why: string) => {
    if (stopping) return;
    const waitMs = backoffMs;
    backoffMs = Math.min(backoffMs * 2, LONGEST_BACKOFF_MS);
    watch.onDown(part.label, why, waitMs);
    void delay(waitMs).then(() => (stopping ? undefined : revive()));
  };
  const follow = () => {
    const since = performance.now();
    void child.ended.then((how) => {
      if (performance.now() - since > STABLE_MS) backoffMs = FIRST_BACKOFF_MS;
      retryAfter(`it ended with ${how}`);
    });
  };
  follow();
  return {
    label: part.label,
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      await child.stop();
    },
  };
}

/** What to say of a process that ended before it was of any use. */
export function earlyEnd(label: string, child: Child): string | undefined {
  return child.hasEnded()
    ? `${label} stopped while starting. Its log (${child.logFile}) says: ${child.lastWords()}`
    : undefined;
}

/** Stops a child that did not become ready, and says why. */
export async function readyOrFault(label: string, child: Child, ready: Promise<void>): Promise<Child> {
  try {
    await ready;
    return child;
  } catch (error) {
    const early = earlyEnd(label, child);
    await child.stop();
    throw new LocalFault(early ?? sentenceOf(error), early ? '' : `Its log is ${child.logFile}.`, {
      cause: error,
    });
  }
}
