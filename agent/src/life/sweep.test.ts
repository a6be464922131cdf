import { randomUUID } from 'node:crypto';
import { readdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAgentApi, type AgentApi } from '../api/agent-api.ts';
import { openOutbox } from '../log/outbox.ts';
import { outboxPath } from '../log/outbox-files.ts';
import { createRecorder } from '../log/recorder.ts';
import { watchJobs } from './job-watch.ts';
import { createLogger } from './logger.ts';
import { lifeOf, type ProcessLife } from './process-alive.ts';
import { sweepLeft } from './sweep.ts';

const logger = createLogger('fatal', {});
let folder: string;
let server: Server | undefined;
let port: number;
let api: AgentApi;
let asked: string[];
let parts: { close(): void }[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'caseroom-sweep-'));
  asked = [];
  parts = [];
  // A port that nobody listens on: the api is away.
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  api = createAgentApi({ baseUrl: `http://127.0.0.1:${port}`, token: 'token' });
});
afterEach(async () => {
  for (const part of parts) part.close();
  server?.closeAllConnections();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function startApi(): Promise<void> {
  server = createServer((request, response) => {
    const path = request.url?.split('/').at(-1) ?? '';
    void json(request).then((body) => {
      const { events = [] } = body as { events?: { event_id: string }[] };
      asked.push(path === 'events' ? `${events.length} events` : path);
      const stored = events.map(({ event_id }, index) => ({ event_id, seq: index + 1 }));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(path === 'gone' ? { called: true } : { stored, refused: [], head_seq: 3 }));
    });
  }).listen(port, '127.0.0.1');
  await once(server, 'listening');
}

function leave(life: ProcessLife): string {
  const name = { sessionId: randomUUID(), epoch: 1, jobId: 'job', ...life };
  const outbox = openOutbox(outboxPath(folder, name), [], logger);
  const recorder = createRecorder(name, outbox, () => {});
  for (let at = 1; at <= 3; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  outbox.close();
  return name.sessionId;
}

it('sends what a job left that died while the api was away, and tells of it, as soon as the api is back', async () => {
  const job = spawn('sleep', ['60']);
  if (job.pid === undefined) throw new Error('there is no process to kill');
  leave(lifeOf(job.pid));
  parts = [watchJobs({ folder, api, logger }), sweepLeft({ folder, api, logger })];
  // Seen alive by the watch, which looks five times a second.
  await new Promise((resolve) => setTimeout(resolve, 500));
  job.kill('SIGKILL');
  await once(job, 'exit');
  // Longer than anything that is tried once.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(readdirSync(folder)).toHaveLength(1);
  await startApi();
  await expect.poll(() => readdirSync(folder), { timeout: 15_000 }).toEqual([]);
  await expect.poll(() => asked, { timeout: 15_000 }).toContain('gone');
  expect(asked).toContain('3 events');
  const told = asked.filter((path) => path === 'gone').length;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect([told, asked.filter((path) => path === 'gone').length]).toEqual([1, 1]);
}, 40_000);

it('sends what was left before this worker, of every session, although nobody takes that of one', async () => {
  // The second with a pid that somebody has again.
  const [stuck] = [leave({ pid: 4_194_305 }), leave({ pid: process.pid, began: '1-0' })];
  await startApi();
  const { append } = api;
  api = {
    ...api,
    append: (sessionId, epoch, events) =>
      sessionId === stuck ? Promise.reject(new Error('not this one')) : append(sessionId, epoch, events),
  };
  parts = [sweepLeft({ folder, api, logger })];
  await expect.poll(() => asked, { timeout: 15_000 }).toEqual(['3 events']);
  await expect.poll(() => readdirSync(folder).map((name) => name.slice(0, 36))).toEqual([stuck]);
}, 30_000);

it('notices a death while the folder cannot be read, and what began meanwhile when it can be again', async () => {
  const jobs = [spawn('sleep', ['60']), spawn('sleep', ['60'])];
  const [first, second] = jobs.map(({ pid }) => lifeOf(pid ?? -1));
  if (!first || !second) throw new Error('there is no process to kill');
  leave(first);
  await startApi();
  const warnings: string[] = [];
  const warn = (_of: object, message: string) => void warnings.push(message);
  parts = [watchJobs({ folder, api, logger: { ...logger, warn } })];
  await new Promise((resolve) => setTimeout(resolve, 500));
  leave(second);
  renameSync(folder, `${folder}-away`);
  writeFileSync(folder, '');
  const gone = () => asked.filter((path) => path === 'gone').length;
  for (const job of jobs) job.kill('SIGKILL');
  await expect.poll(gone, { timeout: 5_000 }).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 500));
  rmSync(folder);
  renameSync(`${folder}-away`, folder);
  await expect.poll(gone, { timeout: 5_000 }).toBe(2);
  expect(warnings.filter((message) => message === 'the folder of outboxes could not be read')).toHaveLength(
    1,
  );
}, 20_000);
