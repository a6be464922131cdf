import { unlinkSync } from 'node:fs';
import type { AgentApi } from '../api/agent-api.ts';
import type { Logger } from '../life/logger.ts';
import { isAlive } from '../life/process-alive.ts';
import { openOutbox } from './outbox.ts';
import { listOutboxes, readOutbox } from './outbox-files.ts';
import { startSender } from './sender.ts';

export type LeftoverDeps = { folder: string; api: AgentApi; logger: Logger; withinMs: number };

/**
 * Sends what jobs that died on this machine left in their outboxes, under their own epochs, and removes each file
 * once the api has all of it. Sending twice is harmless: the api knows an event by its producer, epoch and count.
 */
export async function sendLeftovers(deps: LeftoverDeps, sessionId?: string): Promise<void> {
  const deadline = Date.now() + deps.withinMs;
  for (const left of listOutboxes(deps.folder, sessionId)) {
    // Its own job is still at work on it, and will send it.
    if (isAlive(left.pid)) continue;
    const { events, torn } = readOutbox(left.file);
    if (torn > 0) deps.logger.warn({ torn, session_id: left.sessionId }, 'an outbox ends in a torn line');
    if (events.length === 0) {
      unlinkSync(left.file);
      continue;
    }
    const outbox = openOutbox(left.file, events, deps.logger);
    const sender = startSender({
      outbox,
      send: (batch) => deps.api.append(left.sessionId, left.epoch, batch),
      onAnswer: () => {},
      logger: deps.logger,
    });
    const sent = await sender.drained(Math.max(0, deadline - Date.now()));
    sender.close();
    outbox.close();
    deps.logger.info(
      { session_id: left.sessionId, events: events.length, sent },
      'sent what an earlier job left',
    );
  }
}
