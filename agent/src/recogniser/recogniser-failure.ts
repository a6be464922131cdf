/**
 * Why a recogniser stopped hearing. `retryAfterMs` is how long it asked to be left alone; `refusesUs` means that the
 * same request will be refused again (a wrong key, a wrong parameter), so that others are tried first.
 */
export class RecogniserFailure extends Error {
  override readonly name = 'RecogniserFailure';
  readonly reason: string;
  readonly retryAfterMs: number | null;
  readonly refusesUs: boolean;

  constructor(reason: string, more: { retryAfterMs?: number | null; refusesUs?: boolean } = {}) {
    super(`the recogniser failed: ${reason}`);
    this.reason = reason;
    this.retryAfterMs = more.retryAfterMs ?? null;
    this.refusesUs = more.refusesUs ?? false;
  }
}

/** A refusal by HTTP status, with what its `Retry-After` says in seconds or as a date. */
export function refusal(
  status: number,
  retryAfter: string | null | undefined,
  nowMs = Date.now(),
): RecogniserFailure {
  const refusesUs = status >= 400 && status < 500 && status !== 408 && status !== 429;
  return new RecogniserFailure(`refused ${status}`, { retryAfterMs: waitOf(retryAfter, nowMs), refusesUs });
}

function waitOf(retryAfter: string | null | undefined, nowMs: number): number | null {
  if (!retryAfter) return null;
  const seconds = Number(retryAfter);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(retryAfter);
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs);
}
