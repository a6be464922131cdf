import { Agent as PlainAgent, request as plain, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secure } from 'node:https';

/**
 * Replies come every ten to sixty seconds. `fetch` drops an idle connection after four and greets each reply with a
 * new handshake; these stay until the server closes them.
 */
const agents = {
  plain: new PlainAgent({ keepAlive: true }),
  secure: new SecureAgent({ keepAlive: true }),
};

export type HttpAnswer = {
  status: number;
  /** Lower case, without parameters; empty when there is none. */
  contentType: string;
  /** How long the server wants to be left alone; null when it does not say. */
  retryAfterMs: number | null;
  body: AsyncIterable<Buffer>;
  /** Lets the rest of the body go. */
  discard(): void;
};

/** Posts JSON and answers once the head of the response is there. Rejects when there is none, or on abort. */
export function postJson(
  url: string,
  options: { apiKey: string; body: unknown; signal: AbortSignal },
): Promise<HttpAnswer> {
  const payload = Buffer.from(JSON.stringify(options.body));
  const isSecure = url.startsWith('https:');
  const headers = {
    authorization: `Bearer ${options.apiKey}`,
    'content-type': 'application/json',
    'content-length': payload.length,
  };
  const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>();
  const send = (mayTryAgain: boolean): void => {
    const request = isSecure
      ? secure(url, { method: 'POST', agent: agents.secure, headers, signal: options.signal })
      : plain(url, { method: 'POST', agent: agents.plain, headers, signal: options.signal });
    request.on('response', (response) => resolve(answerOf(response)));
    request.on('error', (error) => {
      // A kept connection that the server closed in this moment is nobody's fault: nothing was answered on it.
      if (mayTryAgain && request.reusedSocket && !options.signal.aborted) send(false);
      else reject(error);
    });
    request.end(payload);
  };
  send(true);
  return promise;
}

function answerOf(response: IncomingMessage): HttpAnswer {
  const { headers } = response;
  // Whoever reads the body sees its error; one that nobody reads any more is no fault.
  response.on('error', () => {});
  return {
    status: response.statusCode ?? 0,
    contentType: (headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    retryAfterMs: retryAfterOf(headers['retry-after']),
    body: response,
    discard: () => void response.destroy(),
  };
}

function retryAfterOf(header: string | undefined): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : null;
}
