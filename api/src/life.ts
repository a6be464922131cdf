import type { Logger } from 'pino';
import { ConfigFault } from './config.ts';
import { AppError } from './errors/app-error.ts';

/**
 * Runs an entry file until a signal. `begin` gives what closes everything. A fault at the start is a sentence on
 * standard error and exit code 1, with no stack.
 */
export async function runEntry(begin: () => Promise<() => Promise<void>>): Promise<void> {
  let close = async (): Promise<void> => undefined;
  // Every signal asks for the same close: a terminal and a supervisor may both send theirs.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void close().then(() => process.exit(0)));
  try {
    close = await begin();
  } catch (error) {
    process.stderr.write(`${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** Closes once, and gives up after a while: what hangs must not keep the process. */
export function closeInTime(
  logger: Logger,
  timeoutMs: number,
  close: () => Promise<void>,
): () => Promise<void> {
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= (async () => {
      logger.info('stopping');
      const timer = setTimeout(() => {
        logger.warn('something did not stop in time');
        process.exit(1);
      }, timeoutMs);
      await close().catch((err: unknown) => logger.warn({ err }, 'something did not stop'));
      clearTimeout(timer);
    })();
    return closing;
  };
}

function sentenceOf(error: unknown): string {
  if (error instanceof ConfigFault) return error.message;
  const { code, port, address, path, message } = fieldsOf(error);
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program. Stop it, or set PORT to another one.`;
  if (code === 'ECONNREFUSED')
    return `Nothing answers at ${address}:${port}. Is it running, and is its address right?`;
  if (code === 'ENOENT') return `There is no ${path}.`;
  if (code === '28P01') return 'The database refuses the user or password in DATABASE_URL.';
  if (code === '3D000') return 'The database named in DATABASE_URL does not exist. Create it first.';
  return `The start failed: ${message}`;
}

function fieldsOf(error: unknown): Record<'code' | 'port' | 'address' | 'path' | 'message', unknown> {
  const root = error instanceof AppError ? error.cause : error;
  const inner = root instanceof AggregateError ? root.errors[0] : root;
  return {
    code: undefined,
    port: undefined,
    address: undefined,
    path: undefined,
    message: String(error),
    ...pick(inner),
  };
}

function pick(error: unknown): object {
  if (typeof error !== 'object' || error === null) return {};
  return { ...error, ...(error instanceof Error ? { message: error.message } : {}) };
}
