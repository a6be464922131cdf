import { rm, truncate } from 'node:fs/promises';
import { machineScore } from '@caseroom/core/scoring/testing/small-report';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishReport } from '../../testing/judged-interview.ts';
import { type RecordedSegment, storeSegment } from '../../testing/recorded-segment.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Pages of a second each, without sound: the second is in their heads. */
function oggOf(seconds: number): Buffer {
  const page = (second: number): Buffer => {
    const bytes = Buffer.alloc(100);
    bytes.write('OggS');
    bytes.writeBigUInt64LE(BigInt(second * 48_000), 6);
    return bytes;
  };
  return Buffer.concat(Array.from({ length: seconds + 1 }, (_, second) => page(second)));
}

async function reported(): Promise<RecordedSegment> {
  const segment = await storeSegment(api, oggOf(60), 60_000);
  await api.services.interviews.end(segment.sessionId, 'completed');
  await publishReport(api.services, segment.sessionId, [machineScore('math', 3)], { door: 'talk' });
  return segment;
}
const reportOf = async ({ browser, sessionId }: RecordedSegment) =>
  (await browser.get(`/api/sessions/${sessionId}/report`).expect(200)).body;

it('a report whose recording is gone stands, and says so', async () => {
  const segment = await reported();
  expect((await reportOf(segment)).recording).toMatchObject({ available: true });
  await rm(segment.file);
  const { recording, dimensions } = await reportOf(segment);
  expect(recording).toMatchObject({
    available: false,
    why: expect.stringContaining('missing'),
    segments: [],
  });
  expect(dimensions[0]).toMatchObject({ dimension: 'math', score: 3 });
  const { body } = await segment.browser.get(segment.path).expect(404);
  expect(body.error.code).toBe('not_found');
});

it('a recording that is cut is played as far as it goes, and says how much is missing', async () => {
  const segment = await reported();
  await truncate(segment.file, 2_500);
  const { recording } = await reportOf(segment);
  expect(recording.segments[0]).toMatchObject({ duration_ms: 24_000, lost_ms: 36_000 });
  await segment.browser.get(segment.path).expect(200).expect('Content-Length', '2500');
  await segment.browser.get(segment.path).set('Range', 'bytes=2500-').expect(416);
});
