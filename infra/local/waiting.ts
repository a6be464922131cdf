export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Rejects when `promise` takes longer than `timeoutMs`. */
export async function withTimeout<T>(promise: Promise<T>, timeoutMs: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took longer than ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export type PollOptions = {
  timeoutMs: number;
  everyMs?: number;
  what: string;
  giveUp?: () => string | undefined;
};

/** Asks `probe` until it says true. A probe that throws counts as "not yet"; `giveUp` may end the wait with a reason. */
export async function pollUntil(probe: () => Promise<boolean>, options: PollOptions): Promise<void> {
  const deadline = performance.now() + options.timeoutMs;
  while (performance.now() < deadline) {
    const reason = options.giveUp?.();
    if (reason) throw new Error(reason);
    if (await probe().catch(() => false)) return;
    await delay(options.everyMs ?? 100);
  }
  throw new Error(`${options.what} did not answer within ${options.timeoutMs / 1000} s`);
}

/** True when `url` answers with a 2xx. */
export async function answers(url: string, timeoutMs = 2_000): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  await response.body?.cancel();
  return response.ok;
}
