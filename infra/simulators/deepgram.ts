/**
 * Deepgram's live recognition (`wss .../v1/listen`) as its documentation and the agent's client
 * speak it, for tests and benches. It hears where speech is, by energy, and knows the words from
 * a script: each burst of speech takes the next line.
 *
 * Script lines are kept by key; a connection's key is `tag` of its query, else the name in a key
 * term `seat NAME`, else its API token, and a key without lines of its own reads the shared ones. Control: `POST /control/script`
 * `{key?, utterances}`, `POST /control/say` `{key?, text, ...}` for what is being said now or
 * next, `POST|DELETE /control/fault`, `POST /control/reset`, `GET /control/state`.
 */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { command, faultCommands, sendJson, serveControl } from './control.ts';
import { type ListenParameters, parseListenQuery } from './deepgram-messages.ts';
import { DeepgramSession, type DeepgramTiming } from './deepgram-session.ts';
import type { ClientOf, Ear } from './ear.ts';
import { createFaults, type Fault, type Faults } from './fault.ts';
import { createRecord, type ListenRecord } from './listen-record.ts';
import { listen } from './listening.ts';
import { createScript, type Script, sharedKey, utteranceSchema } from './script.ts';

export interface DeepgramSimulator {
  /** `ws://127.0.0.1:PORT`, the plugin's `baseUrl`. */
  url: string;
  controlUrl: string;
  script: Script;
  faults: Faults;
  /** Every connection so far, the refused ones left out. */
  connections: ListenRecord[];
  close(): Promise<void>;
}

export type DeepgramSimulatorOptions = Partial<DeepgramTiming> & {
  port?: number;
  /** Hears the words in the sound; without one they are read from the script. */
  ear?: Ear;
  /** Tells clients apart, so that a fault can strike one of them. */
  clientOf?: ClientOf;
};

const defaultTiming: DeepgramTiming = {
  delayMs: 150,
  endOfSpeechMs: 500,
  interimEveryMs: 200,
  interimDelayMs: 50,
  idleMs: 10_000,
};

export async function startDeepgramSimulator(
  options: DeepgramSimulatorOptions = {},
): Promise<DeepgramSimulator> {
  const { port, ear, clientOf, ...timing } = options;
  const script = createScript();
  const faults = createFaults();
  const connections: ListenRecord[] = [];
  const commands = { ...faultCommands(faults), ...scriptCommands(script, faults, connections) };
  const listening = await listen(async (request, response) => {
    if (await serveControl(commands, request, response)) return;
    sendJson(response, 404, { err_code: 'NOT_FOUND', err_msg: 'Only live listening is simulated.' });
  }, port);
  const sockets = new WebSocketServer({ noServer: true });
  listening.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that tears the socket is a test's business, no fault of ours.
    socket.on('error', () => {});
    const client = clientOf?.(request.socket);
    const fault = faults.take(undefined, client);
    if (fault?.kind === 'black-hole') return;
    const asked = readRequest(request, fault);
    if ('status' in asked) return refuse(socket, asked);
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const record = createRecord(asked.key, asked.query, client);
      connections.push(record);
      const mangle = suffer(webSocket, faults, fault, client);
      const { parameters } = asked;
      new DeepgramSession({
        socket: webSocket,
        parameters,
        script,
        ear,
        timing: { ...defaultTiming, ...timing },
        record,
        mangle,
      });
    });
  });
  return {
    url: `ws://127.0.0.1:${listening.port}`,
    controlUrl: `http://127.0.0.1:${listening.port}/control`,
    script,
    faults,
    connections,
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      await listening.close();
    },
  };
}

function scriptCommands(script: Script, faults: Faults, connections: ListenRecord[]) {
  const key = z.string().min(1).default(sharedKey);
  return {
    'POST /control/script': command(z.object({ key, utterances: z.array(utteranceSchema) }), (body) =>
      script.push(body.utterances, body.key),
    ),
    'POST /control/say': command(utteranceSchema.extend({ key }), ({ key: of, ...utterance }) =>
      script.say(utterance, of),
    ),
    'POST /control/reset': command(z.unknown(), () => {
      script.clear();
      faults.clear();
      connections.length = 0;
    }),
    'GET /control/state': command(z.unknown(), () => ({
      remaining: script.remaining(),
      faults: faults.list(),
      connections: connections.map(({ query, ...record }) => ({ ...record, query: query.toString() })),
    })),
  };
}

interface Refusal {
  status: number;
  code: string;
  reason: string;
  retryAfterS?: number | undefined;
}

function readRequest(
  request: IncomingMessage,
  fault: Fault | undefined,
): Refusal | { parameters: ListenParameters; query: URLSearchParams; key: string } {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (fault?.kind === 'refuse') {
    return {
      status: fault.status,
      code: 'INJECTED',
      reason: 'refused on demand',
      retryAfterS: fault.retryAfterS,
    };
  }
  if (url.pathname !== '/v1/listen') return { status: 404, code: 'NOT_FOUND', reason: 'no such path' };
  const token = /^Token (\S+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (!token) return { status: 401, code: 'INVALID_AUTH', reason: 'Invalid credentials.' };
  const parameters = parseListenQuery(url.searchParams);
  if (typeof parameters === 'string') return { status: 400, code: 'Bad Request', reason: parameters };
  return { parameters, query: url.searchParams, key: keyOf(url.searchParams) ?? token };
}

/** A client that cannot be told a tag can be told a key term: `seat NAME`. */
function keyOf(query: URLSearchParams): string | undefined {
  const seats = query.getAll('keyterm').filter((term) => /^seat \S+$/.test(term));
  return query.get('tag') ?? seats[0]?.slice('seat '.length);
}

/** Deepgram refuses before the upgrade, with its reason in headers and a JSON body. */
function refuse(socket: Duplex, refusal: Refusal): void {
  const body = JSON.stringify({ err_code: refusal.code, err_msg: refusal.reason, request_id: '' });
  const headers = [
    `HTTP/1.1 ${refusal.status} Refused`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `dg-error: ${refusal.reason}`,
    ...(refusal.retryAfterS === undefined ? [] : [`retry-after: ${refusal.retryAfterS}`]),
    'connection: close',
  ];
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`);
}

/** Lets faults strike an open connection: the one it was born with, and those that come later. */
function suffer(socket: WebSocket, faults: Faults, first: Fault | undefined, client?: string) {
  const suffered: { fault: Fault; generation: number }[] = [];
  const strike = (fault: Fault | undefined) => {
    if (!fault) return;
    suffered.push({ fault, generation: faults.generation(client) });
    if (fault.kind === 'close') setTimeout(() => hangUp(socket, fault.closeCode), fault.afterMs);
  };
  strike(first);
  const forget = faults.onAdded(() => {
    // Refusals and black holes are for those who knock.
    const next = faults.peek(undefined, client);
    if (next && next.kind !== 'refuse' && next.kind !== 'black-hole') strike(faults.take(undefined, client));
  });
  socket.once('close', forget);
  return () => {
    const active = suffered
      .filter(({ generation }) => generation === faults.generation(client))
      .map(({ fault }) => fault);
    return {
      extraDelayMs: active.find(({ kind }) => kind === 'slow')?.delayMs ?? 0,
      drop: active.some(({ kind }) => kind === 'silent'),
      garbage: active.some(({ kind }) => kind === 'garbage'),
    };
  };
}

function hangUp(socket: WebSocket, code: number): void {
  // 1006 is never sent: it is what the other side sees of a torn connection.
  if (code === 1006) socket.terminate();
  else socket.close(code);
}
