import { SpeechError } from './speech-error.ts';

export interface Gate {
  /** Runs the work when a place is free; throws a 429 `SpeechError` when the queue is full. */
  run<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T>;
  state(): { running: number; waiting: number };
}

/** Lets `atOnce` pieces of work run, `queueLength` more wait in order, and refuses the rest. */
export function createGate(options: { atOnce: number; queueLength: number }): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function enter(signal?: AbortSignal): Promise<void> {
    if (running < options.atOnce) {
      running += 1;
      return;
    }
    if (waiting.length >= options.queueLength) throw full(options);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const start = () => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      const place = waiting.indexOf(start);
      if (place >= 0) waiting.splice(place, 1);
      reject(new SpeechError({ status: 499, code: 'client_gone', message: 'The caller has gone.' }));
    };
    signal?.addEventListener('abort', leave, { once: true });
    waiting.push(start);
    await promise;
  }

  // The place is handed on rather than freed, so that nobody overtakes the queue.
  function exit(): void {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }

  return {
    async run(work, signal) {
      await enter(signal);
      try {
        return await work();
      } finally {
        exit();
      }
    },
    state: () => ({ running, waiting: waiting.length }),
  };
}

function full(options: { atOnce: number; queueLength: number }): SpeechError {
  return new SpeechError({
    status: 429,
    code: 'speech_server_busy',
    message: `The speech server handles ${options.atOnce} requests at a time and ${options.queueLength} are waiting already. Try again in two seconds.`,
    retryAfterS: 2,
  });
}
