import type { Route } from '@caseroom/core/wire/routes';
import type { z } from 'zod';

export type ApiCaller = <R extends Route>(
  route: R,
  params: Record<string, string>,
  body?: unknown,
) => Promise<z.output<R['response']>>;

const ANSWER_MS = 10_000;

/** The api as one of its clients knows it; what it answers is parsed. Throws with the status and what was said. */
export function apiCaller(url: string, headers: Record<string, string>): ApiCaller {
  return async <R extends Route>(
    route: R,
    params: Record<string, string>,
    body?: unknown,
  ): Promise<z.output<R['response']>> => {
    const path = route.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '');
    const response = await fetch(url + path, {
      method: route.method,
      headers: { 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`);
    const answer: unknown = await response.json();
    return route.response.parse(answer) as z.output<R['response']>;
  };
}

/** A new guest's cookie. */
export async function signInAsGuest(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/anonymous`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: '{}',
  });
  if (!response.ok) throw new Error(`no guest was let in: ${response.status} ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
