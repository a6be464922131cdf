import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody, sendJson } from './control.ts';
import type { Fault, Faults } from './fault.ts';
import { pause } from './pacing.ts';
import type { ClientOf } from './ear.ts';

/** What a test can read of a request afterwards. */
export interface RecordedRequest {
  method: string;
  path: string;
  /** The JSON body, or undefined when it was something else. */
  body: unknown;
  /** The fault that it suffered. */
  fault: Fault['kind'] | undefined;
  /** Who asked, where the simulator was told how to find out, and when. */
  client: string | undefined;
  at: number;
  /** How it ended; undefined while it goes on. */
  outcome: 'answered' | 'cut' | 'client-gone' | undefined;
}

/** One request on its way through a simulator. */
export interface Exchange {
  path: string;
  headers: IncomingMessage['headers'];
  bytes: Buffer;
  body: unknown;
  response: ServerResponse;
  fault: Fault | undefined;
  client: string | undefined;
  /** Aborts when the client goes away. */
  gone: AbortSignal;
}

export async function openExchange(
  request: IncomingMessage,
  response: ServerResponse,
  options: { faults: Faults; part: string; requests: RecordedRequest[]; clientOf?: ClientOf | undefined },
): Promise<Exchange> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const client = options.clientOf?.(request.socket);
  const fault = options.faults.take(options.part, client);
  const controller = new AbortController();
  const record: RecordedRequest = {
    method: request.method ?? '',
    path,
    body: undefined,
    fault: fault?.kind,
    client,
    at: Date.now(),
    outcome: undefined,
  };
  options.requests.push(record);
  let cutByUs = false;
  response.on('close', () => {
    record.outcome = response.writableFinished ? 'answered' : cutByUs ? 'cut' : 'client-gone';
    controller.abort();
  });
  response.on('cut', () => {
    cutByUs = true;
  });
  const bytes = await readBody(request);
  record.body = parseJson(request.headers['content-type'], bytes);
  return {
    path,
    headers: request.headers,
    bytes,
    body: record.body,
    response,
    fault,
    client,
    gone: controller.signal,
  };
}

/** Ends the connection in the middle of an answer. */
export function cutOff(response: ServerResponse): void {
  response.emit('cut');
  response.destroy();
}

/**
 * Lets the faults strike that need no knowledge of the protocol, and tells whether the exchange is
 * over. `close` with a wait is left to those who stream, after they have begun.
 */
export async function strike(exchange: Exchange, errorBody: (status: number) => unknown): Promise<boolean> {
  const { fault, response, gone } = exchange;
  if (!fault) return false;
  switch (fault.kind) {
    case 'refuse': {
      const headers: Record<string, string> = {};
      if (fault.retryAfterS !== undefined) headers['retry-after'] = String(fault.retryAfterS);
      sendJson(response, fault.status, errorBody(fault.status), headers);
      return true;
    }
    case 'black-hole':
    case 'silent':
      return true;
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('<html>It works!</html>');
      return true;
    case 'slow':
      await pause(fault.delayMs, gone);
      return gone.aborted;
    case 'close':
    case 'empty':
      return false;
    default:
      return fault.kind satisfies never;
  }
}

/** Arms `close`: half of the answer at the latest, or after the time that the fault names. */
export function armCut(exchange: Exchange): { atHalf: boolean } {
  const { fault, response } = exchange;
  if (fault?.kind !== 'close') return { atHalf: false };
  if (fault.afterMs === 0) return { atHalf: true };
  const timer = setTimeout(() => cutOff(response), fault.afterMs);
  response.once('close', () => clearTimeout(timer));
  return { atHalf: false };
}

function parseJson(contentType: string | undefined, bytes: Buffer): unknown {
  if (!contentType?.includes('json')) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
