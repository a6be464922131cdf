import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appendRequest } from '@caseroom/core/wire/agent';
import { createAgentApi, type AgentApi } from '../api/agent-api.ts';
import { createLogger } from '../life/logger.ts';
import { lifeOf, type ProcessLife } from '../life/process-alive.ts';
import { sendLeftovers } from './leftovers.ts';
import { openOutbox } from './outbox.ts';
import { outboxPath, readOutbox } from './outbox-files.ts';
import { createRecorder } from './recorder.ts';

const logger = createLogger('fatal', {});
/** Higher than any process has. */
const DEAD = { pid: 4_194_305 };
const arrived: { path: string; epoch: number; count: number }[] = [];
let server: Server;
let api: AgentApi;
/** What is answered instead of what the api would say. */
let refusal: { status: number; body: string } | undefined;

beforeAll(async () => {
  server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  api = createAgentApi({ baseUrl: `http://127.0.0.1:${port}`, token: 'token' });
});
afterAll(() => void server.close());

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { epoch, events } = appendRequest.parse(await json(request));
  if (refusal) return void response.writeHead(refusal.status).end(refusal.body);
  arrived.push({ path: request.url ?? '', epoch, count: events.length });
  const stored = events.map(({ event_id }, index) => ({ event_id, seq: index + 1 }));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ stored, refused: [], head_seq: stored.length }));
}

function leave(folder: string, sessionId: string, epoch: number, life: ProcessLife): string {
  const file = outboxPath(folder, { sessionId, epoch, jobId: `job${epoch}`, ...life });
  const outbox = openOutbox(file, [], logger);
  const recorder = createRecorder({ sessionId, jobId: `job${epoch}`, epoch }, outbox, () => {});
  for (let at = 1; at <= 3; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  outbox.close();
  return file;
}

it('sends what dead jobs left, each under its own epoch, and removes the files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
  const sessionId = randomUUID();
  const files = [leave(folder, sessionId, 2, DEAD), leave(folder, sessionId, 1, DEAD)];
  const other = leave(folder, randomUUID(), 1, DEAD);
  const living = leave(folder, sessionId, 3, lifeOf(process.pid));
  await sendLeftovers({ folder, api, logger, withinMs: 3_000 }, sessionId);
  const path = `/agent/sessions/${sessionId}/events`;
  expect(arrived).toEqual([
    { path, epoch: 1, count: 3 },
    { path, epoch: 2, count: 3 },
  ]);
  expect([...files, other, living].map((file) => existsSync(file))).toEqual([false, false, true, true]);
});

/** A container that was started again: a process, or a thread of one, has the pid of a job that is no more. */
it.skipIf(!existsSync('/proc')).each([
  ['a process', { pid: process.pid, began: '1-0' }],
  ['a process, in a file of an earlier version', { pid: process.pid }],
  ['a thread', { pid: threadOf(process.pid), began: '1-0' }],
  ['a thread, in a file of an earlier version', { pid: threadOf(process.pid) }],
])('sends what a dead job left whose pid %s has now', async (_who, life) => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
  const sessionId = randomUUID();
  const file = leave(folder, sessionId, 1, life);
  await sendLeftovers({ folder, api, logger, withinMs: 3_000 }, sessionId);
  expect(arrived.at(-1)).toEqual({ path: `/agent/sessions/${sessionId}/events`, epoch: 1, count: 3 });
  expect(existsSync(file)).toBe(false);
});

function threadOf(pid: number): number {
  const threads = existsSync('/proc') ? readdirSync(`/proc/${pid}/task`).map(Number) : [];
  return threads.find((id) => id !== pid) ?? pid;
}

const ofApi = (code: string) => JSON.stringify({ error: { code, message: 'A sentence.' } });
/** Whoever answers there now: an ingress without a backend, an api with another token, or one that does not know it. */
const passing = [
  { status: 503, body: ofApi('database_away') },
  { status: 404, body: '<html>404 Not Found</html>' },
  { status: 404, body: ofApi('not_found') },
  { status: 401, body: ofApi('agent_token_refused') },
  { status: 403, body: '<html>403 Forbidden</html>' },
  { status: 400, body: JSON.stringify({ message: 'no Route matched with those values' }) },
  { status: 413, body: '<html>413 Request Entity Too Large</html>' },
];

it.each(passing)('keeps the file while $status $body is the answer', async (answered) => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
  const sessionId = randomUUID();
  const file = leave(folder, sessionId, 1, DEAD);
  refusal = answered;
  await sendLeftovers({ folder, api, logger, withinMs: 300 }, sessionId);
  expect(readOutbox(file).events).toHaveLength(3);
  refusal = undefined;
  await sendLeftovers({ folder, api, logger, withinMs: 3_000 }, sessionId);
  expect(existsSync(file)).toBe(false);
  expect(arrived.at(-1)).toMatchObject({ epoch: 1, count: 3 });
});

it('keeps nothing of an interview that was erased', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'leftovers-'));
  const sessionId = randomUUID();
  const file = leave(folder, sessionId, 1, DEAD);
  refusal = { status: 410, body: ofApi('session_erased') };
  await sendLeftovers({ folder, api, logger, withinMs: 3_000 }, sessionId);
  expect(existsSync(file)).toBe(false);
  refusal = undefined;
});
