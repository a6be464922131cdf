import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { EventDraft } from '@caseroom/core/log/event';
import { ApiError } from '../api/api-error.ts';
import { createLogger } from '../life/logger.ts';
import { openOutbox } from './outbox.ts';
import { outboxPath } from './outbox-files.ts';
import { createRecorder } from './recorder.ts';
import { startSender } from './sender.ts';

const logger = createLogger('fatal', {});

let refused: string[] = [];
beforeEach(() => void (refused = []));

function setUp(send: (events: readonly EventDraft[]) => Promise<void>) {
  const sessionId = randomUUID();
  const folder = mkdtempSync(join(tmpdir(), 'sender-'));
  const outbox = openOutbox(outboxPath(folder, { sessionId, epoch: 1, jobId: 'J', pid: 1 }), [], logger);
  let seq = 0;
  const sender = startSender({
    outbox,
    logger,
    onAnswer: () => {},
    onRefused: (end) => refused.push(end),
    send: async (events) => {
      await send(events);
      const stored = events.map(({ event_id }) => ({ event_id, seq: ++seq }));
      return { stored, refused: [], head_seq: seq };
    },
  });
  const recorder = createRecorder({ sessionId, jobId: 'J', epoch: 1 }, outbox, sender.nudge);
  return { outbox, sender, recorder };
}

it('sends everything once and in order, through failures', async () => {
  const arrived: number[] = [];
  let failures = 2;
  const { sender, recorder } = setUp(async (events) => {
    if (failures-- > 0) throw new ApiError('unreachable', null, true);
    arrived.push(...events.map((event) => event.producer_seq));
  });
  for (let at = 1; at <= 30; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  expect(await sender.drained(5_000)).toBe(true);
  expect(arrived).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
});

it('says when it could not send in time', async () => {
  const { sender, recorder } = setUp(async () => {
    throw new ApiError('unreachable', null, true);
  });
  recorder.note({ kind: 'repeat_asked', data: {} }, 1);
  expect(await sender.drained(150)).toBe(false);
  sender.close();
});

it('loses the one event that can never be stored, and none that follows it', async () => {
  const arrived: number[] = [];
  const { sender, recorder } = setUp(async (events) => {
    if (events.some((event) => event.producer_seq === 2)) throw new ApiError('invalid_request', 400, false);
    arrived.push(...events.map((event) => event.producer_seq));
  });
  for (let at = 1; at <= 4; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  expect(await sender.drained(5_000)).toBe(true);
  expect(arrived).toEqual([1, 3, 4]);
  expect(refused).toEqual(['dropped']);
});

it('gives up no event for what is not said of the events, and counts the outage once', async () => {
  const arrived: number[] = [];
  const answers = [
    new ApiError('not_found', 404, false),
    new ApiError('http_404', 404, true),
    new ApiError('agent_token_refused', 401, true),
  ];
  const { sender, recorder } = setUp(async (events) => {
    const answer = answers.shift();
    if (answer) throw answer;
    arrived.push(...events.map((event) => event.producer_seq));
  });
  for (let at = 1; at <= 3; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  expect(await sender.drained(5_000)).toBe(true);
  expect([arrived, refused]).toEqual([[1, 2, 3], ['kept']]);
});

it('sends less at once where that is too much, and loses none of it', async () => {
  const arrived: number[] = [];
  const { sender, recorder } = setUp(async (events) => {
    if (events.length > 1) throw new ApiError('http_413', 413, true);
    arrived.push(...events.map((event) => event.producer_seq));
  });
  for (let at = 1; at <= 3; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  expect(await sender.drained(5_000)).toBe(true);
  expect([arrived, refused]).toEqual([[1, 2, 3], []]);
});
