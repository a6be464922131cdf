import type { Response } from 'express';

/** Aborts when the client hangs up before its answer is complete. */
export function abortWhenGone(response: Response): AbortSignal {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}
