import type { NextFunction, Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { Route } from '@caseroom/core/wire/routes';
import { AppError, type FieldFault } from '../errors/app-error.ts';

/** Who asks: the signed-in account, as far as the api needs to know. */
export type Caller = { accountId: string; workspaceId: string; name: string | null; isGuest: boolean };

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;
type CallerOf<R extends Route> = R['auth'] extends 'account' ? Caller : Caller | undefined;

export type RouteInput<R extends Route> = {
  params: Parsed<R['params']>;
  query: Parsed<R['query']>;
  body: Parsed<R['body']>;
  caller: CallerOf<R>;
  request: Request;
  response: Response;
};
export type RouteHandler<R extends Route> = (
  input: RouteInput<R>,
) => Promise<z.input<R['response']>> | z.input<R['response']>;

export type Adapter = {
  /** Middleware that lets in who may use a route; it leaves the caller in `response.locals`. */
  guards: Record<Route['auth'], RequestHandler>;
  /** Check our own answers too; switched off in production. */
  checksResponses: boolean;
};

/** Serves one route of the table: who may, what was sent (400 with each field), the answer with its status. */
export function serve<R extends Route>(
  router: Router,
  adapter: Adapter,
  route: R,
  handle: RouteHandler<R>,
  ...before: RequestHandler[]
): void {
  const run = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      const input = parseInput(route, request, response);
      const answer = await handle(input);
      if (!response.headersSent) response.status(route.status ?? 200).json(checked(route, answer, adapter));
    } catch (error) {
      next(error);
    }
  };
  const method = route.method.toLowerCase() as Lowercase<Route['method']>;
  router[method](route.path, adapter.guards[route.auth], ...before, run);
}

/** The handler's input is typed by the route; that the parsed values fit is what the schemas just proved. */
function parseInput<R extends Route>(route: R, request: Request, response: Response): RouteInput<R> {
  const faults: FieldFault[] = [];
  const part = (schema: z.ZodType | undefined, value: unknown): unknown => {
    const parsed = schema?.safeParse(value);
    if (parsed?.success === false) faults.push(...parsed.error.issues.map(toFieldFault));
    return parsed?.data;
  };
  const params = part(route.params, request.params);
  if (faults.length > 0) throw new AppError('not_found', 'There is nothing at this address.');
  const query = part(route.query, request.query);
  const body = part(route.body, request.body ?? {});
  if (faults.length > 0) throw invalidRequest(faults);
  return { params, query, body, caller: response.locals.caller, request, response } as RouteInput<R>;
}

export function invalidRequest(fields: FieldFault[]): AppError {
  const named = fields.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new AppError('invalid_request', `The request does not fit: ${named}.`, { fields });
}

function toFieldFault(issue: z.core.$ZodIssue): FieldFault {
  return { path: issue.path.join('.'), message: issue.message };
}

function checked<R extends Route>(route: R, answer: unknown, adapter: Adapter): unknown {
  if (!adapter.checksResponses) return answer;
  const parsed = route.response.safeParse(answer);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The answer of ${route.method} ${route.path} is not of its schema: ${parsed.error.message}`,
  );
}
