import { appendFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { EventDraft } from '@caseroom/core/log/event';
import { createLogger } from '../life/logger.ts';
import { openOutbox } from './outbox.ts';
import { listOutboxes, outboxPath, readOutbox } from './outbox-files.ts';
import { createRecorder } from './recorder.ts';

const logger = createLogger('fatal', {});
const sessionId = randomUUID();

function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  const file = outboxPath(folder, { sessionId, epoch: 2, jobId: 'AJ_one', pid: 7 });
  const outbox = openOutbox(file, [], logger);
  const recorder = createRecorder({ sessionId, jobId: 'AJ_one', epoch: 2 }, outbox, () => {});
  return { folder, file, outbox, recorder };
}

it('has an event on disk before it returns, with its envelope', () => {
  const { file, recorder } = setUp();
  recorder.note({ kind: 'repeat_asked', data: {} }, 1200.4);
  recorder.note({ kind: 'interrupted', data: { reply_id: randomUUID(), at_ms: 1300 } }, 1300);
  const { events } = readOutbox(file);
  expect(events.map((event) => [event.kind, event.producer_seq, event.epoch, event.occurred_ms])).toEqual([
    ['repeat_asked', 1, 2, 1200],
    ['interrupted', 2, 2, 1300],
  ]);
  expect(events[0]).toMatchObject({
    producer: 'AJ_one',
    producer_kind: 'interviewer',
    audience: 'candidate',
  });
});

it('gives back every whole event after a crash in the middle of a write', () => {
  const { file, recorder } = setUp();
  for (let at = 1; at <= 5; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  const whole = readFileSync(file, 'utf8');
  const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
  for (const cut of [1, 20, whole.length - lastLine - 2]) {
    writeFileSync(file, whole.slice(0, lastLine + cut));
    const { events, torn } = readOutbox(file);
    expect(events.map((event) => event.producer_seq)).toEqual([1, 2, 3, 4]);
    expect(torn).toBe(1);
  }
});

it('keeps what follows a torn line apart from it', () => {
  const { file, recorder } = setUp();
  recorder.note({ kind: 'repeat_asked', data: {} }, 1);
  appendFileSync(file, '{"kind":"utterance_he');
  const { events } = readOutbox(file);
  const reopened = openOutbox(file, events, logger);
  createRecorder({ sessionId, jobId: 'AJ_one', epoch: 2 }, reopened, () => {}).note(
    { kind: 'repeat_asked', data: {} },
    2,
  );
  expect(readOutbox(file).events.map((event) => event.occurred_ms)).toEqual([1, 2]);
});

it('forgets what is acknowledged, and takes the file away when nothing is left', () => {
  const { file, outbox, recorder } = setUp();
  for (let at = 1; at <= 3; at++) recorder.note({ kind: 'repeat_asked', data: {} }, at);
  const [first, ...others] = outbox.waiting(10);
  outbox.acknowledge(idsOf([first]));
  expect(outbox.waiting(10).map((event) => event.producer_seq)).toEqual([2, 3]);
  outbox.acknowledge(idsOf(others));
  outbox.close();
  expect(existsSync(file)).toBe(false);
});

it('leaves the file to the next job when something waits', () => {
  const { folder, outbox, recorder } = setUp();
  recorder.note({ kind: 'repeat_asked', data: {} }, 1);
  outbox.close();
  expect(listOutboxes(folder, sessionId)).toMatchObject([{ sessionId, epoch: 2, jobId: 'AJ_one', pid: 7 }]);
  expect(listOutboxes(folder, randomUUID())).toEqual([]);
});

const idsOf = (events: readonly (EventDraft | undefined)[]) =>
  events.flatMap((event) => (event ? [event.event_id] : []));
