import { createClauseBuffer } from './clauses.ts';
import { LOST_PATIENCE, type InterviewerModel } from './model.ts';

/**
 * A model that has no whole clause after this long is not waited for: with the voice behind it a plain line of the case
 * then sounds before people wonder whether they were heard (2.5 s).
 */
export const FIRST_CLAUSE_MS = 2_200;
/** And one that stalls in mid-sentence for this long has failed. */
export const STALL_MS = 2_000;

/** The model's clauses as they come; ends without a word when it fails or stalls. */
export async function* clausesOf(
  model: InterviewerModel,
  order: Parameters<InterviewerModel['stream']>[0],
  signal: AbortSignal,
): AsyncGenerator<string> {
  const buffer = createClauseBuffer();
  const aborter = new AbortController();
  const stream = model.stream(order, AbortSignal.any([signal, aborter.signal]))[Symbol.asyncIterator]();
  const firstBy = performance.now() + FIRST_CLAUSE_MS;
  let isFirst = true;
  try {
    for (;;) {
      const next = await within(stream.next(), isFirst ? firstBy - performance.now() : STALL_MS);
      if (next === 'late') return aborter.abort(LOST_PATIENCE);
      if (next.done) break;
      for (const clause of buffer.push(next.value)) {
        isFirst = false;
        yield clause;
      }
    }
    const rest = buffer.rest();
    // What does not end as a sentence was cut off.
    if (/[.!?]["')\]]?$/.test(rest)) yield rest;
  } catch {
    // The model failed; the policy's own line takes over where it stopped.
  } finally {
    aborter.abort();
    void stream.return?.().catch(() => undefined);
  }
}

async function within<T>(work: Promise<T>, ms: number): Promise<T | 'late'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a source at once and lets it be read from its beginning any number of times. It must not throw. */
export function replayed<T>(source: AsyncIterable<T>): AsyncIterable<T> {
  const items: T[] = [];
  let over = false;
  let wake = Promise.withResolvers<void>();
  const stir = () => {
    const { resolve } = wake;
    wake = Promise.withResolvers();
    resolve();
  };
  const run = async () => {
    for await (const item of source) {
      items.push(item);
      stir();
    }
  };
  run()
    .catch(() => {})
    .finally(() => {
      over = true;
      stir();
    });
  return {
    async *[Symbol.asyncIterator]() {
      for (let at = 0; ; at++) {
        while (at >= items.length && !over) await wake.promise;
        if (at >= items.length) return;
        yield items[at] as T;
      }
    },
  };
}
