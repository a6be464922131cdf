import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lifeOf } from '../life/process-alive.ts';
import { outboxPath } from '../log/outbox-files.ts';
import { watchJobEnds } from './job-ends.ts';

const logger = { debug: () => {}, info: () => {}, warn: () => void warnings++, error: () => {} };
let warnings: number;
const sessionId = randomUUID();
const job = (id: string, metadata = JSON.stringify({ session_id: sessionId, after_epoch: 0 })) => ({
  job: { id, metadata },
});
let folder: string;
let running: ReturnType<typeof job>[];
let told: [string, object][];
let watch: ReturnType<typeof watchJobEnds>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'caseroom-ends-'));
  [running, told, warnings] = [[], [], 0];
  const reportGone = async (session: string, body: object) => void told.push([session, body]);
  watch = watchJobEnds({ running: () => running, folder, api: { reportGone }, logger });
});
afterEach(() => {
  watch.close();
  rmSync(folder, { recursive: true, force: true });
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('tells of a job that is over without an outbox, once', async () => {
  running = [job('one'), job('two')];
  await pause(250);
  running = [job('two')];
  await expect.poll(() => told).toEqual([[sessionId, { job_id: 'one', reason: 'job_died' }]]);
  await pause(300);
  expect(told).toHaveLength(1);
});

it("leaves one with an outbox to whoever sends that, and minds nobody else's jobs", async () => {
  writeFileSync(outboxPath(folder, { sessionId, epoch: 1, jobId: 'one', ...lifeOf(process.pid) }), '');
  running = [job('one'), job('stranger', 'hello')];
  await pause(250);
  running = [];
  await pause(500);
  expect(told).toEqual([]);
});

it('survives a folder that cannot be read, says so once, and tells of what ended meanwhile, once', async () => {
  const looksFail = async (ended: ReturnType<typeof job>[]) => {
    rmSync(folder, { recursive: true });
    writeFileSync(folder, '');
    running = running.filter((one) => !ended.includes(one));
    await pause(700);
    rmSync(folder);
  };
  const [one, two, three] = [job('one'), job('two'), job('three')];
  running = [one, two, three];
  await pause(250);
  await looksFail([one, two]);
  await expect.poll(() => told.map(([, body]) => body)).toMatchObject([{ job_id: 'one' }, { job_id: 'two' }]);
  expect(warnings).toBe(1);
  await looksFail([three]);
  await expect.poll(() => told).toHaveLength(3);
  expect(warnings).toBe(2);
});
