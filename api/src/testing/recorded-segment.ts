import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { EventBody } from '@caseroom/core/log/event';
import { beginInDatabase } from './begun-interview.ts';
import { interviewerDrafts } from './event-drafts.ts';
import { joinAsInterviewer } from './live-interview.ts';
import { type Browser, createInterview, type TestApi } from './test-api.ts';

const run = promisify(execFile);

export type RecordedSegment = Awaited<ReturnType<typeof storeSegment>>;

/** An interview that is on, with one segment of its recording stored as its interviewer would, end included. */
export async function storeSegment(api: TestApi, sound: Buffer, durationMs: number, as?: Browser) {
  const browser = as ?? (await api.guest());
  const sessionId = await createInterview(browser);
  await beginInDatabase(api.services, sessionId);
  const { epoch } = await joinAsInterviewer(api, sessionId);
  const draft = interviewerDrafts(sessionId, epoch);
  const segmentId = randomUUID();
  const append = (body: EventBody) =>
    api
      .agent()
      .post(`/agent/sessions/${sessionId}/events`)
      .send({ epoch, events: [draft(body)] })
      .expect(200);
  const started = { segment_id: segmentId, started_ms: 0, content_type: 'audio/ogg; codecs=opus' };
  await append({ kind: 'recording_segment_started', data: started });
  await sendBytes(api, sessionId, segmentId, 0, sound);
  const stored = {
    segment_id: segmentId,
    duration_ms: durationMs,
    bytes: sound.length,
    complete: true,
  };
  await append({ kind: 'recording_segment_stored', data: stored });
  const folder = join(api.config.DATA_DIR, 'recordings', sessionId);
  const path = `/api/sessions/${sessionId}/recordings/${segmentId}`;
  return { browser, sessionId, segmentId, folder, path, file: join(folder, segmentId) };
}

export const sendBytes = (
  api: TestApi,
  sessionId: string,
  segmentId: string,
  offset: number,
  bytes: Buffer,
) =>
  api
    .agent()
    .put(`/agent/sessions/${sessionId}/recordings/${segmentId}?offset=${offset}`)
    .set('Content-Type', 'audio/ogg')
    .send(bytes)
    .expect(200);

/** Two channels of noise, as interviewers record them. */
export async function recordNoise(seconds: number): Promise<Buffer> {
  const noise = `anoisesrc=d=${seconds}:c=pink:a=0.1:r=24000`;
  const coded = [
    '-ac',
    '2',
    '-c:a',
    'libopus',
    '-b:a',
    '32k',
    '-compression_level',
    '0',
    '-page_duration',
    '500000',
    '-f',
    'ogg',
  ];
  const args = ['-loglevel', 'error', '-f', 'lavfi', '-i', noise, ...coded, 'pipe:1'];
  return (await run('ffmpeg', args, { encoding: 'buffer', maxBuffer: 2 ** 27 })).stdout;
}

/** How long a file plays, in seconds. */
export async function durationOf(file: string): Promise<number> {
  const args = ['-v', 'error', '-show_entries', 'format=duration', '-of', 'csv=p=0', file];
  return Number((await run('ffprobe', args)).stdout);
}
