import { createHash, randomUUID } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { agentIdentityOf, roomNameOf } from '@caseroom/core/wire/room';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createWatchMetrics } from './watch-metrics.ts';
import { createWebhooks } from './webhook.service.ts';

const apiKey = 'media';
const apiSecret = 'the-secret-that-the-media-server-signs-with';
const sessionId = randomUUID();

let database: TestDatabase;
let looked: (string | null)[];
let keptOut: string[];
beforeAll(async () => {
  database = await createTestDatabase();
});
beforeEach(() => {
  looked = [];
  keptOut = [];
});
afterAll(() => database.drop());

const metrics = createWatchMetrics(new Registry());
const webhooks = (now = new Date()) =>
  createWebhooks({
    ...{ db: database.db, apiKey, apiSecret, metrics, logger: pino({ level: 'silent' }) },
    watchdog: {
      lookAt: async (_session, job) => void looked.push(job),
      keepOut: async (_session, job) => void keptOut.push(job),
    },
    now: () => now,
  });

const notice = (event: string, room = roomNameOf(sessionId), identity = agentIdentityOf('AJ_1')) =>
  JSON.stringify({ event, id: `EV_${randomUUID()}`, room: { name: room }, participant: { identity } });

async function signed(body: string, secret = apiSecret): Promise<string> {
  const token = new AccessToken(apiKey, secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  return token.toJwt();
}

it('looks for an interviewer that the media server says has left, once however often it says so', async () => {
  const body = notice('participant_left');
  for (let round = 0; round < 3; round++) expect(await webhooks().take(body, await signed(body))).toBe(true);
  expect(looked).toEqual(['AJ_1']);
});

it('asks whether an interviewer who comes in may be there', async () => {
  const body = notice('participant_joined');
  expect(await webhooks().take(body, await signed(body))).toBe(true);
  const candidate = notice('participant_joined', roomNameOf(sessionId), `candidate_${sessionId}`);
  expect(await webhooks().take(candidate, await signed(candidate))).toBe(true);
  expect([looked, keptOut]).toEqual([[], ['AJ_1']]);
});

it('refuses what is not signed, signed by somebody else, or signed for another body', async () => {
  const body = notice('participant_left');
  expect(await webhooks().take(body, undefined)).toBe(false);
  expect(await webhooks().take(body, await signed(body, 'the-secret-of-another-media-server-here'))).toBe(
    false,
  );
  expect(await webhooks().take(`${body} `, await signed(body))).toBe(false);
  expect(await webhooks().take('', 'nonsense')).toBe(false);
  expect(looked).toEqual([]);
});

it('takes notices of rooms and people that are not its business, and does nothing', async () => {
  for (const body of [
    notice('participant_left', 'lobby_1'),
    notice('participant_left', roomNameOf(sessionId), `candidate_${sessionId}`),
    notice('track_published'),
    notice('egress_ended'),
  ])
    expect(await webhooks().take(body, await signed(body))).toBe(true);
  expect(looked).toEqual([]);
});

it('looks at the whole room when that is gone', async () => {
  const body = notice('room_finished');
  await webhooks().take(body, await signed(body));
  expect(looked).toEqual([null]);
});

it('forgets notices that cannot come again', async () => {
  const old = notice('room_started');
  await webhooks().take(old, await signed(old));
  const later = notice('room_started');
  await webhooks(new Date(Date.now() + 2 * 60 * 60_000)).take(later, await signed(later));
  const kept = await database.db.selectFrom('webhooks').select('id').execute();
  expect(kept.map(({ id }) => id)).toEqual([JSON.parse(later).id]);
});
