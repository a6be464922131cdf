import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { speechCheckSentence } from '@caseroom/core/wire/lobby';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

/** Speaks as much of Deepgram's and of the offline server's protocol as a speech check hears of it. */
let heard = '';
let status = 200;
let recogniser: Server;
let api: TestApi;
const asked: string[] = [];

beforeAll(async () => {
  recogniser = createServer((request, response) => {
    asked.push(
      `${request.method} ${request.url?.split('?')[0]} ${request.headers['content-type']?.split(';')[0]}`,
    );
    request.resume().on('end', () => {
      response.writeHead(request.url === '/health' ? 200 : status, { 'Content-Type': 'application/json' });
      const deepgram = { results: { channels: [{ alternatives: [{ transcript: heard }] }] } };
      response.end(JSON.stringify(request.url?.startsWith('/v1/listen') ? deepgram : { text: heard }));
    });
  });
  await new Promise<void>((resolve) => recogniser.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(recogniser.address() as AddressInfo).port}`;
  api = await startTestApi({
    DEEPGRAM_API_KEY: 'key',
    DEEPGRAM_BASE_URL: address,
    SPEECH_BASE_URL: `${address}/v1`,
  });
});
afterAll(async () => {
  await api.close();
  recogniser.close();
});

/** A second of silence: mono, 16 bits, 16 kHz. */
function wav(ms = 1_000): Buffer {
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt32LE(32_000, 28);
  header.write('data', 36);
  header.writeUInt32LE(ms * 32, 40);
  return Buffer.concat([header, Buffer.alloc(ms * 32)]);
}
const check = async (door: string, bytes = wav()) =>
  (await api.guest())
    .post(`/api/lobby/speech-check?door=${door}`)
    .set('Content-Type', 'audio/wav')
    .send(bytes);

it("asks the door's own recogniser, and proposes a door by what was understood", async () => {
  heard = speechCheckSentence;
  const talk = await check('talk');
  expect(talk.body).toMatchObject({ text: heard, figures: [15_000, 2.5, 30], door: 'talk' });
  const demo = await check('demo');
  expect(demo.body).toMatchObject({ door: 'demo', why: expect.stringContaining('confirmed on the screen') });
  heard = speechCheckSentence.replace('fifteen', 'fifty');
  expect((await check('talk')).body).toMatchObject({
    door: 'type',
    why: expect.stringContaining('two were understood'),
  });
  heard = 'we sold some cups';
  expect((await check('demo')).body).toMatchObject({ door: 'type', figures: [] });
  heard = '';
  expect((await check('talk')).body.why).toContain('Nothing was understood');
  expect(asked).toContain('POST /v1/listen audio/wav');
  expect(asked).toContain('POST /v1/audio/transcriptions multipart/form-data');
});

it('refuses what is no recording, is empty or too long, with a sentence', async () => {
  const problems = [
    await check('talk', Buffer.from('not audio')),
    await check('talk', wav(100)),
    await check('talk', wav(21_000)),
  ];
  expect(problems.map(({ status: code, body }) => [code, body.error.code])).toEqual([
    [400, 'bad_audio'],
    [400, 'bad_audio'],
    [400, 'bad_audio'],
  ]);
  expect((await check('talk', wav(200_000))).status).toBe(413);
});

it('says that the recogniser is away', async () => {
  status = 503;
  const { status: code, body } = await check('talk');
  expect([code, body.error.code]).toEqual([502, 'recogniser_away']);
  status = 200;
});

it('lets one account check ten times a minute, and says when to come back', async () => {
  heard = speechCheckSentence;
  const guest = await api.guest();
  const again = () =>
    guest.post('/api/lobby/speech-check?door=talk').set('Content-Type', 'audio/wav').send(wav());
  for (let count = 0; count < 10; count += 1) await again().expect(200);
  const { body, headers } = await again().expect(429);
  expect(body.error).toMatchObject({
    code: 'too_many_requests',
    message: expect.stringContaining('Try again'),
  });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await check('talk')).status).toBe(200);
});
