import { ApiFailure } from '../api/failure.ts';

export type PadState = 'saved' | 'waiting' | 'saving' | 'failing' | 'refused';

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

/**
 * Saves a text that goes on changing: one request at a time, the newest text wins. It is tried again, also after the page
 * that it was written on, until it is stored or refused.
 */
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
    const failure = await save(text).then(
      () => null,
      (error: unknown) => ({ error }),
    );
    busy = false;
    if (!failure) settle(text, 'saved', true);
    else if (isRefusal(failure.error)) settle(text, 'refused', isForGood(failure.error));
    else tryAgain();
  }
  function settle(text: string, state: 'saved' | 'refused', forget: boolean): void {
    retryMs = firstRetryMs;
    if (newest !== text) return later(pauseMs);
    newest = null;
    if (forget) keep(null);
    onState(state);
  }
  function tryAgain(): void {
    onState('failing');
    later(retryMs);
    retryMs = Math.min(retryMs * 2, longestRetryMs);
  }
  return {
    change(text: string): void {
      newest = text;
      keep(text);
      onState('waiting');
      later(pauseMs);
    },
    flush,
  };
}

const isRefusal = (error: unknown): error is ApiFailure => error instanceof ApiFailure && !error.retryable;

/** Erased, or over: this text is never taken. Who was signed out finds it again after signing in. */
const isForGood = ({ status }: ApiFailure): boolean => status === 404 || status === 409;
