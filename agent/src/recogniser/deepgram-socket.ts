import { WebSocket } from 'ws';
import { readMessage } from './deepgram-protocol.ts';
import { RecogniserFailure, refusal } from './recogniser-failure.ts';

/** A connection takes about 300 ms from afar; two tries of this stay below the 4 s that a candidate may wonder. */
const CONNECT_MS = 1_800;

export type DeepgramAddress = { url: URL; apiKey: string };

/** An open connection. Rejects with a `RecogniserFailure` that knows the status and what `Retry-After` says. */
export function connectDeepgram({ url, apiKey }: DeepgramAddress): Promise<WebSocket> {
  const socket = new WebSocket(url, {
    headers: { authorization: `Token ${apiKey}` },
    handshakeTimeout: CONNECT_MS,
  });
  return new Promise((resolve, reject) => {
    // For the whole life of the socket: an error that nobody listens to ends the process. `close` tells the rest.
    socket.on('error', () => reject(new RecogniserFailure('unreachable')));
    socket.once('unexpected-response', (request, response) => {
      reject(refusal(response.statusCode ?? 0, response.headers['retry-after']));
      request.destroy();
    });
    socket.once('close', (code) => reject(new RecogniserFailure(`closed ${code}`)));
    socket.once('open', () => resolve(socket));
  });
}

/** A session that ends at once is answered with its metadata by a recogniser that is there. */
const WELL_WITHIN_MS = 3_000;

export async function answersAtOnce(address: DeepgramAddress, signal: AbortSignal): Promise<boolean> {
  let socket: WebSocket | undefined;
  try {
    const open = await connectDeepgram(address);
    socket = open;
    const within = AbortSignal.any([signal, AbortSignal.timeout(WELL_WITHIN_MS)]);
    const answer = new Promise<boolean>((resolve) => {
      open.once('message', (data) => resolve(readMessage(String(data)) !== 'unreadable'));
      open.once('close', () => resolve(false));
      within.addEventListener('abort', () => resolve(false), { once: true });
    });
    open.send('{"type":"CloseStream"}');
    return await answer;
  } catch {
    return false;
  } finally {
    socket?.terminate();
  }
}
