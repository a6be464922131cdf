import { routes, type Route, type RouteName } from '@caseroom/core/wire/routes';
import type { z } from 'zod';
import { ApiFailure, failureOf, unreachable } from './failure.ts';

/** The longest that any request may take: past it people think that the page is broken. */
const REQUEST_MS = 20_000;

type RouteOf<N extends RouteName> = (typeof routes)[N];
type Part<N extends RouteName, K extends 'params' | 'query' | 'body'> =
  RouteOf<N> extends Record<K, infer S extends z.ZodType> ? { [P in K]: z.input<S> } : unknown;
/** `keepalive`: it is sent though the page goes away meanwhile. */
type Extra = { signal?: AbortSignal; raw?: Blob; keepalive?: boolean };

export type Input<N extends RouteName> = Part<N, 'params'> & Part<N, 'query'> & Part<N, 'body'> & Extra;
export type Output<N extends RouteName> = z.output<RouteOf<N>['response']>;

type Loose = { params?: object; query?: object; body?: unknown } & Extra;

/** Calls a route of the table; throws `ApiFailure` and nothing else, aborts apart. */
export async function call<N extends RouteName>(name: N, input: Input<N>): Promise<Output<N>> {
  const route: Route = routes[name];
  const { params, query, body, raw, signal, keepalive } = input as Loose;
  const json = await send(pathOf(route.path, params) + searchOf(query), {
    method: route.method,
    ...(raw ? { body: raw, headers: { 'content-type': raw.type } } : {}),
    ...(body !== undefined
      ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
      : {}),
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  });
  const parsed = route.response.safeParse(json);
  if (parsed.success) return parsed.data as Output<N>;
  throw new ApiFailure({
    code: 'unexpected_answer',
    status: 502,
    message:
      'The server answered in a way this page does not know. Reload the page to get its newest version.',
    cause: parsed.error,
  });
}

/** Sends a request with this page's cookies and gives the JSON of the answer, or throws `ApiFailure`. */
export async function send(path: string, init: RequestInit): Promise<unknown> {
  const deadline = AbortSignal.timeout(REQUEST_MS);
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline;
  const response = await fetch(path, { ...init, signal, credentials: 'same-origin' }).catch(
    (error: unknown) => {
      if (init.signal?.aborted) throw error;
      throw unreachable(error);
    },
  );
  const json: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureOf(response.status, json);
  return json;
}

function pathOf(template: string, params: object | undefined): string {
  const values = new Map<string, unknown>(Object.entries(params ?? {}));
  return template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
}

function searchOf(query: object | undefined): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(key, String(value));
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}
