import { randomUUID } from 'node:crypto';
import { AgentDispatchClient, RoomServiceClient, TokenVerifier } from 'livekit-server-sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { candidateIdentityOf, roomNameOf } from '@caseroom/core/wire/room';
import { allConsents, createInterview, startTestApi, type TestApi } from '../../testing/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const host = () => api.config.LIVEKIT_URL.replace(/^ws/, 'http');
const key = () => [api.config.LIVEKIT_API_KEY, api.config.LIVEKIT_API_SECRET] as const;

it('creates the room with its interviewer, starts the clock, and lets a reload in again', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  const tab_id = randomUUID();
  const first = await browser.post(`/api/sessions/${sessionId}/start`).send({ tab_id }).expect(201);
  expect(first.headers['cache-control']).toBe('no-store');
  expect(first.body.view).toMatchObject({
    session_id: sessionId,
    status: 'live',
    interviewer: 'awaited',
    seq: 1,
  });

  const again = await browser.post(`/api/sessions/${sessionId}/start`).send({ tab_id }).expect(201);
  expect(again.body.view.seq).toBe(1);
  expect(again.body.now_ms).toBeGreaterThanOrEqual(first.body.now_ms);

  const rooms = await new RoomServiceClient(host(), ...key()).listRooms([roomNameOf(sessionId)]);
  expect(rooms).toHaveLength(1);
  // An interviewer alone keeps no room open, and a candidate may be interviewed outside of it for as long as it takes.
  const longest = 2 * 60 * 60;
  expect(rooms[0]).toMatchObject({ emptyTimeout: longest, departureTimeout: longest });
  const dispatches = await new AgentDispatchClient(host(), ...key()).listDispatch(roomNameOf(sessionId));
  // The server adds a call for agents without a name to every room; ours have one.
  const named = dispatches.filter(({ agentName }) => agentName !== '');
  expect(named.map(({ agentName, metadata }) => ({ agentName, job: JSON.parse(metadata) }))).toEqual([
    { agentName: 'caseroom-interviewer', job: { session_id: sessionId, after_epoch: 0 } },
  ]);
});

it('gives a token for one room and one identity, that opens for five minutes', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  const { body } = await browser
    .post(`/api/sessions/${sessionId}/start`)
    .send({ tab_id: randomUUID() })
    .expect(201);
  const claims = await new TokenVerifier(...key()).verify(body.participant_token);
  expect(claims.sub).toBe(candidateIdentityOf(sessionId));
  expect((claims.exp ?? 0) - (claims.nbf ?? 0)).toBeLessThanOrEqual(300);
  expect(claims.name).toBeUndefined();
  // This one is typed, so that nobody would hear a microphone, and has not agreed to be watched.
  expect(claims.video).toEqual({
    room: roomNameOf(sessionId),
    roomJoin: true,
    canSubscribe: true,
    canPublish: false,
    canPublishSources: [],
    canPublishData: false,
    canUpdateOwnMetadata: false,
  });
});

it('lets a picture into the room only of who agreed to be watched', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser, { consents: { ...allConsents, observers: true } });
  const { body } = await browser
    .post(`/api/sessions/${sessionId}/start`)
    .send({ tab_id: randomUUID() })
    .expect(201);
  const { video } = await new TokenVerifier(...key()).verify(body.participant_token);
  expect(video).toMatchObject({ canPublish: true, canPublishSources: ['camera'] });
});

it('begins one interview when two tabs start it at the same time', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  const start = () => browser.post(`/api/sessions/${sessionId}/start`).send({ tab_id: randomUUID() });
  const answers = await Promise.all([start(), start(), start()]);
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
  expect(answers.map(({ body }) => body.view.seq)).toEqual([1, 1, 1]);
});

it('brings the room back with an interviewer when the media server has lost it', async () => {
  const browser = await api.guest();
  const sessionId = await createInterview(browser);
  const start = () =>
    browser.post(`/api/sessions/${sessionId}/start`).send({ tab_id: randomUUID() }).expect(201);
  await start();
  await new RoomServiceClient(host(), ...key()).deleteRoom(roomNameOf(sessionId));
  await start();
  const dispatches = await new AgentDispatchClient(host(), ...key()).listDispatch(roomNameOf(sessionId));
  expect(dispatches).toHaveLength(1);
});

it('opens an empty room for the lobby, and one only for who is signed in', async () => {
  const browser = await api.guest();
  const { body } = await browser.post('/api/lobby/room').expect(201);
  const claims = await new TokenVerifier(...key()).verify(body.participant_token);
  expect(claims.video?.room).toMatch(/^lobby_/);
  await api.browser().post('/api/lobby/room').expect(401);
});

it('says in a sentence that the media server is away, and leaves the interview as it was', async () => {
  const away = await startTestApi({ LIVEKIT_URL: 'ws://127.0.0.1:9' });
  try {
    const browser = await away.guest();
    const sessionId = await createInterview(browser, { consents: allConsents });
    const { body, headers } = await browser
      .post(`/api/sessions/${sessionId}/start`)
      .send({ tab_id: randomUUID() })
      .expect(503);
    expect(body.error.code).toBe('media_server_away');
    expect(body.error.message).toContain('media server is away');
    expect(headers['retry-after']).toBe('5');
    const session = await browser.get(`/api/sessions/${sessionId}`).expect(200);
    expect(session.body.status).toBe('created');
    const ready = await away.browser().get('/health/ready').expect(200);
    expect(ready.body).toMatchObject({ ready: true, ok: false });
    expect(ready.body.parts.find((part: { name: string }) => part.name === 'media server').ok).toBe(false);
    await away.browser().get('/health/parts').expect(503);
  } finally {
    await away.close();
  }
});
