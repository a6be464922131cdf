import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ErrorBody } from '@caseroom/core/wire/routes';
import { AppError, databaseAway, errorStatuses } from '../errors/app-error.ts';

/** The one place where an error becomes an answer: a code and a sentence, never a stack. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (thrown: unknown, request, response, next) => {
    const error = toAppError(thrown);
    const status = errorStatuses[error.code];
    // A full house is no fault, and each waiting page asks again and again.
    if (status >= 500 && !error.queue)
      logger.error({ err: thrown, code: error.code, method: request.method }, 'request failed');
    if (response.headersSent) {
      next(thrown);
      return;
    }
    if (error.retryAfterS !== undefined) response.setHeader('Retry-After', String(error.retryAfterS));
    response.setHeader('Cache-Control', 'no-store');
    response.status(status).json(bodyOf(error));
  };
}

export const notFoundHandler: RequestHandler = (_request, _response, next) => {
  next(new AppError('not_found', 'There is nothing at this address.'));
};

function bodyOf(error: AppError): ErrorBody {
  return {
    error: {
      code: error.code,
      message: error.forPeople,
      ...(error.fields ? { fields: error.fields } : {}),
      ...(error.findings ? { findings: error.findings } : {}),
      ...(error.queue ? { queue: error.queue } : {}),
      ...(error.retryAfterS === undefined ? {} : { retry_after_s: error.retryAfterS }),
    },
  };
}

const apology = 'Something went wrong on our side. Try again; if it stays, tell whoever runs this server.';

/** Converts what Express, its body parsers and the drivers throw. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const { status, type, code } = fieldsOf(thrown);
  if (type === 'entity.too.large')
    return new AppError('too_large', 'This is more than the server takes at once.', { cause: thrown });
  if (type === 'entity.parse.failed')
    return new AppError('invalid_request', 'The body is not valid JSON.', {
      cause: thrown,
      fields: [{ path: '', message: 'not valid JSON' }],
    });
  if (status === 400)
    return new AppError('invalid_request', 'The request could not be read.', { cause: thrown });
  if (typeof code === 'string' && lostDatabase.has(code)) return databaseAway(thrown);
  return new AppError('internal', apology, { cause: thrown, internal: 'unexpected error' });
}

/** Codes of Node and PostgreSQL for a server that is not there, goes down or comes up. */
const lostDatabase = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
]);

function fieldsOf(thrown: unknown): { status?: unknown; type?: unknown; code?: unknown } {
  return typeof thrown === 'object' && thrown !== null ? thrown : {};
}
