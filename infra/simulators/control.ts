import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { type Faults, faultSchema } from './fault.ts';

const largestBody = 30_000_000;

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk);
    bytes += buffer.length;
    if (bytes > largestBody) throw new Error('the body is over 30 MB');
    chunks.push(buffer);
  }
  return Buffer.concat(chunks);
}

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}

/** A command of the control API: its body's schema and what it does; the result is the answer. */
export interface ControlCommand {
  schema: z.ZodType;
  run: (body: unknown) => unknown;
}

export function command<Schema extends z.ZodType>(
  schema: Schema,
  run: (body: z.output<Schema>) => unknown,
): ControlCommand {
  return { schema, run: (body) => run(schema.parse(body)) };
}

/** The commands that every simulator has. */
export function faultCommands(faults: Faults): Record<string, ControlCommand> {
  return {
    'POST /control/fault': command(faultSchema, (fault) => faults.add(fault)),
    'DELETE /control/fault': command(z.unknown(), () => faults.clear()),
  };
}

/**
 * Answers `/control/...` by the table and tells whether the request was one of its own. A page may
 * call it too: tests in the browser say what a clip is about to say.
 */
export async function serveControl(
  commands: Record<string, ControlCommand>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (!path.startsWith('/control/')) return false;
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-headers', 'content-type');
  response.setHeader('access-control-allow-methods', 'GET, POST, DELETE');
  if (request.method === 'OPTIONS') {
    response.writeHead(204).end();
    return true;
  }
  const found = commands[`${request.method} ${path}`];
  if (!found) {
    sendJson(response, 404, {
      error: `There is no ${request.method} ${path}.`,
      commands: Object.keys(commands),
    });
    return true;
  }
  await runCommand(found, request, response);
  return true;
}

async function runCommand(found: ControlCommand, request: IncomingMessage, response: ServerResponse) {
  const text = (await readBody(request)).toString();
  try {
    const result = found.run(text === '' ? {} : JSON.parse(text));
    sendJson(response, 200, result ?? { ok: true });
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : 'The body is no JSON.';
    sendJson(response, 400, { error: reason });
  }
}
