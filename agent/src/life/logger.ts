import { pino } from 'pino';

/** Constant messages with bound ids; speech, names, prompts and replies never go in. */
export type Logger = {
  debug(bound: object, message: string): void;
  info(bound: object, message: string): void;
  warn(bound: object, message: string): void;
  error(bound: object, message: string): void;
};

export const createLogger = (level: string, bound: object): Logger =>
  pino({ level, base: { part: 'agent', ...bound }, serializers: { err: describeError } });

/** A provider's error may quote what was said to it: only its kind and place are kept. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? String(error.code) : undefined;
  return {
    type: error.name,
    code,
    at: error.stack
      ?.split('\n')
      .map((line) => line.trim())
      .filter((line) => line.startsWith('at '))
      .slice(0, 3),
  };
}
