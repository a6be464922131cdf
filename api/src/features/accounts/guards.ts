import { createHash, timingSafeEqual } from 'node:crypto';
import { fromNodeHeaders } from 'better-auth/node';
import type { Request, RequestHandler } from 'express';
import { AppError } from '../../errors/app-error.ts';
import type { Adapter, Caller } from '../../http/route.ts';
import type { Auth } from './auth.ts';
import type { People } from './person.service.ts';

export type GuardDeps = { auth: Auth; people: People; agentToken: string };

/** Who may use a route: anybody (who is signed in is known all the same), an account, or the interviewer. */
export function createGuards(deps: GuardDeps): Adapter['guards'] {
  const account = (needed: boolean): RequestHandler => {
    return async (request, response, next) => {
      response.locals.caller = await findCaller(deps, request);
      if (needed && !response.locals.caller)
        throw new AppError('sign_in_needed', 'Sign in, or go on as a guest.');
      next();
    };
  };
  return { none: account(false), account: account(true), agent: agentGuard(deps.agentToken) };
}

async function findCaller({ auth, people }: GuardDeps, request: Request): Promise<Caller | undefined> {
  if (!request.headers.cookie) return undefined;
  const found = await auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  if (!found) return undefined;
  const isGuest = found.user.isAnonymous === true;
  return {
    accountId: found.user.id,
    workspaceId: await people.getWorkspaceId(found.user.id),
    name: isGuest ? null : found.user.name,
    isGuest,
  };
}

function agentGuard(agentToken: string): RequestHandler {
  const expected = digest(`Bearer ${agentToken}`);
  return (request, _response, next) => {
    if (timingSafeEqual(digest(request.headers.authorization ?? ''), expected)) return next();
    next(
      new AppError('agent_token_refused', 'The interviewer and the api do not share the same AGENT_TOKEN.'),
    );
  };
}

/** Of one length whatever was sent, so that comparing takes the same time. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
