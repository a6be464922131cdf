import { ApiFailure, sentenceOf } from '../api/failure.ts';

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failing' | 'conflict' | 'refused';

type SaverDeps = {
  /** Saves over `revision` and gives the next one. */
  save: (text: string, revision: number) => Promise<number>;
  revision: number;
  /** `why` is a sentence for people. */
  onState: (state: SaveState, why?: string) => void;
};

export const pauseMs = 1_000;
const firstRetryMs = 2_000;
const longestRetryMs = 20_000;

/**
 * Saves a draft as it is written: one request at a time, the newest text wins. Text that was changed elsewhere is
 * never written over unasked: it waits until `takeOver` names the revision to write over.
 */
export function createDraftSaver({ save, revision: first, onState }: SaverDeps) {
  let revision = first;
  let newest: string | null = null;
  let blocked: 'conflict' | 'refused' | null = null;
  let retryMs = firstRetryMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  const later = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  };

  async function saveNewest(): Promise<void> {
    const text = newest;
    if (text === null) return;
    onState('saving');
    try {
      revision = await save(text, revision);
      retryMs = firstRetryMs;
      if (newest === text) {
        newest = null;
        onState('saved');
      } else later(pauseMs);
    } catch (error) {
      fail(error);
    }
  }

  function fail(error: unknown): void {
    if (error instanceof ApiFailure && !error.retryable) {
      blocked = error.code === 'draft_changed' ? 'conflict' : 'refused';
      onState(blocked, error.message);
      return;
    }
    onState('failing', sentenceOf(error));
    later(retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }

  /** Saves what is not saved yet; resolves when nothing is left, whether or not it could be saved. */
  async function flush(): Promise<void> {
    clearTimeout(timer);
    while (running) await running;
    if (newest === null || blocked) return;
    running = saveNewest();
    await running;
    running = null;
  }

  return {
    change(text: string): void {
      newest = text;
      // What was too long may fit by now; what is in conflict waits for a decision.
      if (blocked === 'conflict') return;
      blocked = null;
      onState('waiting');
      later(pauseMs);
    },
    takeOver(next: number): void {
      revision = next;
      blocked = null;
      if (newest !== null) later(0);
      else onState('saved');
    },
    flush,
    get revision(): number {
      return revision;
    },
    /** Nothing waits to be saved. */
    get settled(): boolean {
      return newest === null;
    },
    close: () => clearTimeout(timer),
  };
}
export type DraftSaver = ReturnType<typeof createDraftSaver>;
