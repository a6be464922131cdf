export type PadState = 'saved' | 'waiting' | 'saving' | 'failing';

type PadDeps = {
  save: (text: string) => Promise<unknown>;
  /** Keeps what the server has not acknowledged, over a reload too; null takes it away. */
  keep: (text: string | null) => void;
  onState: (state: PadState) => void;
};

/** A pause in typing that is long enough not to send every word. */
export const pauseMs = 800;
const firstRetryMs = 2_000;
const longestRetryMs = 20_000;

/** Saves a text that goes on changing: one request at a time, the newest text wins, and nothing is given up. */
export function createPadSaver({ save, keep, onState }: PadDeps) {
  let newest: string | null = null;
  let busy = false;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };
  async function flush(): Promise<void> {
    clearTimeout(timer);
    if (busy || newest === null) return;
    const text = newest;
    busy = true;
    onState('saving');
    const failed = await save(text).then(
      () => false,
      () => true,
    );
    busy = false;
    settle(text, failed);
  }
  function settle(text: string, failed: boolean): void {
    if (failed) {
      onState('failing');
      later(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
      return;
    }
    retryMs = firstRetryMs;
    if (newest !== text) return later(pauseMs);
    newest = null;
    keep(null);
    onState('saved');
  }
  return {
    change(text: string): void {
      newest = text;
      keep(text);
      onState('waiting');
      later(pauseMs);
    },
    flush,
    close: () => clearTimeout(timer),
  };
}
export type PadSaver = ReturnType<typeof createPadSaver>;
