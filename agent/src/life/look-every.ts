import type { Logger } from './logger.ts';

/**
 * Looks at the folder of outboxes again and again. A look that fails is told of, once until one succeeds: thrown out of a timer
 * it would end the worker, and every interview with it.
 */
export function lookEvery(everyMs: number, look: () => void, logger: Logger): { close(): void } {
  let isFailing = false;
  const timer = setInterval(() => {
    try {
      look();
      isFailing = false;
    } catch (error) {
      if (!isFailing) logger.warn({ err: error }, 'the folder of outboxes could not be read');
      isFailing = true;
    }
  }, everyMs);
  return { close: () => clearInterval(timer) };
}
