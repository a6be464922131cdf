import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  durationOf,
  recordNoise,
  type RecordedSegment,
  sendBytes,
  storeSegment,
} from '../../testing/recorded-segment.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';
import { startTestWorker } from '../../testing/test-worker.ts';
import { createAacEncoder } from './aac.gateway.ts';
import { createAac } from './aac.service.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const idOf = ({ sessionId, segmentId }: RecordedSegment) => ({
  session_id: sessionId,
  segment_id: segmentId,
});
const make = (segment: RecordedSegment) => api.services.aac.make(idOf(segment), new AbortController().signal);
const stateOf = async ({ browser, sessionId }: RecordedSegment): Promise<string> =>
  (await browser.get(`/api/sessions/${sessionId}/recordings`).expect(200)).body.segments[0].aac.state;
const partsOf = ({ folder }: RecordedSegment): string[] =>
  readdirSync(folder).filter((name) => name.includes('.part-'));
const garbage = Buffer.from('no sound at all');

it('is made when a segment has been stored, as long as the original, and is served like it', async () => {
  const segment = await storeSegment(api, await recordNoise(20.3), 20_300);
  const { browser, path, file } = segment;
  expect(await stateOf(segment)).toBe('making');
  await browser.get(`${path}/aac`).expect(404);
  const worker = await startTestWorker(api.services, 'slow');
  await expect.poll(() => stateOf(segment), { timeout: 20_000, interval: 200 }).toBe('ready');
  await worker.close();

  expect(Math.abs((await durationOf(`${file}.m4a`)) - (await durationOf(file)))).toBeLessThan(0.05);
  const made = await readFile(`${file}.m4a`);
  // The index lies in front of the sound, so that a player can jump at once.
  expect(made.indexOf('moov')).toBeLessThan(made.indexOf('mdat'));
  const whole = await browser.get(`${path}/aac`).expect(200).expect('Content-Type', 'audio/mp4');
  expect(Buffer.compare(whole.body, made)).toBe(0);
  const part = await browser.get(`${path}/aac`).set('Range', 'bytes=4-7').expect(206);
  expect(part.body.toString()).toBe('ftyp');
  const stranger = await api.guest();
  await stranger.get(`${path}/aac`).expect(404);
  await stranger.get(`/api/sessions/${segment.sessionId}/recordings`).expect(404);

  await browser.delete(`/api/sessions/${segment.sessionId}`).expect(200);
  expect(existsSync(segment.folder)).toBe(false);
});

it('leaves nothing half made when its worker is killed, and is made at the next try', async () => {
  const segment = await storeSegment(api, await recordNoise(300), 300_000);
  const entry = fileURLToPath(new URL('../../worker.ts', import.meta.url));
  const { DATABASE_URL, REDIS_URL, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET } = api.config;
  const { AUTH_SECRET, AGENT_TOKEN, DATA_DIR } = api.config;
  const given = { DATABASE_URL, REDIS_URL, LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET };
  const worker = spawn(process.execPath, [entry], {
    env: { PATH: process.env.PATH, ...given, AUTH_SECRET, AGENT_TOKEN, DATA_DIR },
    stdio: 'ignore',
  });
  const written = () => partsOf(segment).map((name) => statSync(join(segment.folder, name)).size)[0] ?? 0;
  await expect.poll(written, { timeout: 25_000, interval: 20 }).toBeGreaterThan(30_000);
  worker.kill('SIGKILL');
  // Nobody feeds its ffmpeg any more, so that ends too.
  await expect
    .poll(() => partsOf(segment).every((name) => !isOpen(join(segment.folder, name))), { timeout: 10_000 })
    .toBe(true);
  expect(existsSync(`${segment.file}.m4a`)).toBe(false);
  expect(await stateOf(segment)).toBe('making');
  await segment.browser.get(`${segment.path}/aac`).expect(404);

  expect(await api.services.aac.requeue()).toBe(1);
  await make(segment);
  expect(await stateOf(segment)).toBe('ready');
  expect(partsOf(segment)).toEqual([]);
  expect(Math.abs((await durationOf(`${segment.file}.m4a`)) - 300)).toBeLessThan(0.05);
  expect(await api.services.aac.requeue()).toBe(0);
}, 90_000);

it('leaves nothing behind of an interview that is erased while it is made', async () => {
  const segment = await storeSegment(api, await recordNoise(60), 60_000);
  const making = make(segment).catch(() => 'ended');
  await expect.poll(() => partsOf(segment).length, { timeout: 10_000, interval: 10 }).toBe(1);
  await segment.browser.delete(`/api/sessions/${segment.sessionId}`).expect(200);
  await making;
  expect(existsSync(segment.folder)).toBe(false);
});

it('says once what to do where ffmpeg is absent, and makes it as soon as it is there', async () => {
  const { db, files, logger } = api.services;
  const queued: string[] = [];
  const deps = { db, files, logger, now: () => new Date() };
  const enqueue = async ({ segment_id }: { segment_id: string }) => void queued.push(segment_id);
  const without = createAac({ ...deps, enqueue, encoder: createAacEncoder('no-such-ffmpeg') });
  const sound = await recordNoise(2);
  const one = await storeSegment(api, sound, 2_000);
  const other = await storeSegment(api, sound, 2_000);
  for (const each of [one, other]) await without.make(idOf(each), new AbortController().signal);
  expect(await stateOf(one)).toBe('none');
  expect(api.logged.filter((line) => line.includes('apt-get install ffmpeg'))).toHaveLength(1);
  expect(await without.requeue()).toBe(0);

  await createAac({ ...deps, enqueue, encoder: createAacEncoder() }).requeue();
  expect(queued.toSorted()).toEqual([one.segmentId, other.segmentId].toSorted());
  for (const each of [one, other]) await make(each);
  expect(await stateOf(other)).toBe('ready');
});

it('gives up on what is no sound, until more of it arrives', async () => {
  const segment = await storeSegment(api, garbage, 1_000);
  await expect(make(segment)).rejects.toThrow('ffmpeg ended with');
  await api.services.aac.giveUp(idOf(segment));
  expect(await stateOf(segment)).toBe('none');
  expect(await api.services.aac.requeue()).toBe(0);
  await sendBytes(api, segment.sessionId, segment.segmentId, garbage.length, garbage);
  expect(await stateOf(segment)).toBe('making');
  expect(await api.services.aac.requeue()).toBe(1);
});

/** Whether any process has the file open. */
function isOpen(file: string): boolean {
  const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return processes.some((pid) => filesOf(pid).includes(file));
}

function filesOf(pid: string): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).map((fd) => readlink(`/proc/${pid}/fd/${fd}`));
  } catch {
    // It has ended meanwhile.
    return [];
  }
}

function readlink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
