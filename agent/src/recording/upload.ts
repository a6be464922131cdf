import { open } from 'node:fs/promises';
import { ApiError } from '../api/api-error.ts';
import { backoffMs, pause } from '../life/backoff.ts';

/** A request stays small: an api that is slow must not hold the next seconds back. */
const PIECE_BYTES = 512 * 1024;
const POLL_MS = 1_000;
const RETRY_BASE_MS = 500;
const RETRY_MAX_MS = 5_000;

export type UploadDeps = {
  file: string;
  /** Appends bytes at an offset; answers how many the api holds. */
  store: (offset: number, bytes: Uint8Array) => Promise<number>;
  /** What is there already. */
  offset: number;
};

/** `late` waits on disk for another try; `refused` will never be taken: no consent, or the session is erased. */
export type UploadEnd = 'stored' | 'late' | 'refused';

/** Sends a file that grows, every second, until it is told that the file is whole. */
export type Upload = {
  /** Sends the rest, in at most `withinMs`. */
  finish(withinMs: number): Promise<UploadEnd>;
};

export function startUpload(deps: UploadDeps): Upload {
  const life = new AbortController();
  let offset = deps.offset;
  let failures = 0;
  let whole = false;
  let end: UploadEnd = 'late';
  const run = async () => {
    while (!life.signal.aborted) {
      const wasWhole = whole;
      try {
        const piece = await readPiece(deps.file, offset);
        if (piece.length > 0) offset = await deps.store(offset, piece);
        else if (wasWhole) return void (end = 'stored');
        failures = 0;
        if (piece.length < PIECE_BYTES && !wasWhole) await pause(POLL_MS, life.signal);
      } catch (error) {
        if (error instanceof ApiError && !error.retryable) return void (end = 'refused');
        await pause(backoffMs(failures++, RETRY_BASE_MS, RETRY_MAX_MS), life.signal);
      }
    }
  };
  const running = run();
  return {
    async finish(withinMs) {
      whole = true;
      await Promise.race([running, pause(withinMs)]);
      life.abort();
      return end;
    },
  };
}

async function readPiece(file: string, offset: number): Promise<Uint8Array> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return new Uint8Array();
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
