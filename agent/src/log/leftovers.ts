import { rmSync } from 'node:fs';
import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import { isAlive } from '../life/process-alive.ts';
import { openOutbox } from './outbox.ts';
import { listOutboxes, readOutbox } from './outbox-files.ts';
import { startSender } from './sender.ts';

type LeftFile = ReturnType<typeof listOutboxes>[number];
export type LeftoverDeps = { folder: string; api: AgentApi; logger: Logger; withinMs: number };

/**
 * Sends what jobs that died on this machine left in their outboxes, under their own epochs, and removes each file
 * once the api has all of it. Sending twice is harmless: the api knows an event by its producer, epoch and count.
 */
export async function sendLeftovers(deps: LeftoverDeps, sessionId?: string): Promise<void> {
  const deadline = Date.now() + deps.withinMs;
  const sessions = new Set(listOutboxes(deps.folder, sessionId).map((left) => left.sessionId));
  // Side by side: what nobody takes of one interview may not hold up the others.
  await Promise.all([...sessions].map((one) => sendOf(deps, one, deadline)));
}

async function sendOf(deps: LeftoverDeps, sessionId: string, deadline: number): Promise<void> {
  for (const left of listOutboxes(deps.folder, sessionId)) {
    // Its own job is still at work on it, and will send it.
    if (isAlive(left)) continue;
    await sendFile(deps, left, deadline).catch((error: unknown) => {
      if (isMissing(error)) return;
      deps.logger.warn({ err: error, session_id: sessionId }, 'an outbox could not be read');
    });
  }
}

async function sendFile(
  deps: LeftoverDeps,
  { file, sessionId, epoch }: LeftFile,
  deadline: number,
): Promise<void> {
  const { events, torn } = readOutbox(file);
  if (torn > 0) deps.logger.warn({ torn, session_id: sessionId }, 'an outbox ends in a torn line');
  if (events.length === 0) return rmSync(file, { force: true });
  const outbox = openOutbox(file, events, deps.logger);
  const sender = startSender({
    outbox,
    send: (batch) => deps.api.append(sessionId, epoch, batch),
    onAnswer: () => {},
    logger: deps.logger,
  });
  const sent = await sender.drained(Math.max(0, deadline - Date.now()));
  sender.close();
  outbox.close();
  deps.logger.info({ session_id: sessionId, events: events.length, sent }, 'sent what an earlier job left');
}

/** Somebody else has sent it meanwhile: the watch of dead jobs, or the next job of its session. */
const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
