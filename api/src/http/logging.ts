import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { type Logger, pino } from 'pino';
import { pinoHttp } from 'pino-http';

/** JSON lines. What people say, are called or sign in with has no place in them: `pii` is dropped. */
export function createLogger(level: string, destination?: pino.DestinationStream): Logger {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    redact: { paths: ['pii', '*.pii', 'req.headers', 'res.headers'], remove: true },
    serializers: { err: errorForLog },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** One line a request: method, path without its query (which may hold a token), status and time. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    autoLogging: { ignore: (request) => /^\/(health|metrics)/.test(request.url ?? '') },
    customLogLevel: (_request, response, error) =>
      error || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug',
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
}

/**
 * The name, the code and where it was thrown. A driver's message may quote a value out of a row, and a parser's
 * one out of a body, so messages of others than ourselves stay out.
 */
function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { name: typeof error };
  const code = 'code' in error ? error.code : undefined;
  const frames = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8);
  return {
    name: error.name,
    code,
    ...(quotesNobody(error) ? { message: error.message } : {}),
    at: frames?.map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: errorForLog(error.cause) }),
  };
}

const ownNames = new Set(['AppError', 'ConfigFault', 'AbortError', 'TimeoutError', 'TwirpError']);
const quotesNobody = (error: Error): boolean =>
  ownNames.has(error.name) || ('syscall' in error && typeof error.syscall === 'string');
