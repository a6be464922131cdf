import { speechCheckSentence } from '@caseroom/core/wire/lobby';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Recogniser, silence, startRecogniser } from '../../testing/recogniser.ts';
import { startTestApi, type TestApi } from '../../testing/test-api.ts';

let recogniser: Recogniser;
let heard: Recogniser['heard'];
let api: TestApi;

beforeAll(async () => {
  recogniser = await startRecogniser();
  ({ heard } = recogniser);
  api = await startTestApi(recogniser.env);
});
afterAll(async () => {
  await api.close();
  recogniser.close();
});

const check = async (door: string, bytes = silence()) =>
  (await api.guest())
    .post(`/api/lobby/speech-check?door=${door}`)
    .set('Content-Type', 'audio/wav')
    .send(bytes);

it("asks the door's own recogniser, and proposes a door by what was understood", async () => {
  heard.text = speechCheckSentence;
  const talk = await check('talk');
  expect(talk.body).toMatchObject({ text: heard.text, figures: [15_000, 2.5, 30], door: 'talk' });
  const demo = await check('demo');
  expect(demo.body).toMatchObject({ door: 'demo', why: expect.stringContaining('confirmed on the screen') });
  heard.text = speechCheckSentence.replace('fifteen', 'fifty');
  expect((await check('talk')).body).toMatchObject({
    door: 'type',
    why: expect.stringContaining('two were understood'),
  });
  heard.text = 'we sold some cups';
  expect((await check('demo')).body).toMatchObject({ door: 'type', figures: [] });
  heard.text = '';
  expect((await check('talk')).body.why).toContain('Nothing was understood');
  expect(recogniser.asked).toContain('POST /v1/listen audio/wav');
  expect(recogniser.asked).toContain('POST /v1/audio/transcriptions multipart/form-data');
});

it('refuses what is no recording, is empty or too long, with a sentence', async () => {
  const problems = [
    await check('talk', Buffer.from('not audio')),
    await check('talk', silence(100)),
    await check('talk', silence(21_000)),
  ];
  expect(problems.map(({ status: code, body }) => [code, body.error.code])).toEqual([
    [400, 'bad_audio'],
    [400, 'bad_audio'],
    [400, 'bad_audio'],
  ]);
  expect((await check('talk', silence(200_000))).status).toBe(413);
});

it('says that the recogniser is away', async () => {
  heard.status = 503;
  const { status: code, body } = await check('talk');
  expect([code, body.error.code]).toEqual([502, 'recogniser_away']);
  heard.status = 200;
});

it('lets one account check ten times a minute, and says when to come back', async () => {
  heard.text = speechCheckSentence;
  const guest = await api.guest();
  const again = () =>
    guest.post('/api/lobby/speech-check?door=talk').set('Content-Type', 'audio/wav').send(silence());
  for (let count = 0; count < 10; count += 1) await again().expect(200);
  const { body, headers } = await again().expect(429);
  expect(body.error).toMatchObject({
    code: 'too_many_requests',
    message: expect.stringContaining('Try again'),
  });
  expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  expect((await check('talk')).status).toBe(200);
});
