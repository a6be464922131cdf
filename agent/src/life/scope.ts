import type { Logger } from './logger.ts';

/** Things that are open, closed in reverse order, each within a deadline. */
export type Scope = {
  onClose(name: string, close: () => Promise<void> | void): void;
  close(): Promise<void>;
};

/** One part that hangs must not keep the others from closing: a job has 60 s in all to end. */
const CLOSE_MS = 8_000;

export function createScope(logger: Logger): Scope {
  const open: { name: string; close: () => Promise<void> | void }[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    for (let part = open.pop(); part; part = open.pop()) {
      await closeOne(part.name, part.close, logger);
    }
  };
  return {
    onClose: (name, close) => void open.push({ name, close }),
    close: () => (closing ??= closeAll()),
  };
}

async function closeOne(name: string, close: () => Promise<void> | void, logger: Logger): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, CLOSE_MS, 'late');
  });
  try {
    const ended = await Promise.race([Promise.resolve(close()), late]);
    if (ended === 'late') logger.warn({ part: name }, 'a part did not close in time');
  } catch (error) {
    logger.warn({ part: name, err: error }, 'a part failed to close');
  } finally {
    clearTimeout(timer);
  }
}
