import { sessionOfRoom, jobOfAgent } from '@caseroom/core/wire/room';
import { type WebhookEvent, WebhookReceiver } from 'livekit-server-sdk';
import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import type { WatchMetrics } from './watch-metrics.ts';
import type { Watchdog } from './watchdog.service.ts';
import { forgetWebhooks, recordWebhook } from './webhook.repository.ts';

export type WebhookDeps = {
  db: Db;
  apiKey: string;
  apiSecret: string;
  watchdog: Pick<Watchdog, 'lookAt' | 'keepOut'>;
  metrics: Pick<WatchMetrics, 'webhooks'>;
  logger: Logger;
  now: () => Date;
};
export type Webhooks = ReturnType<typeof createWebhooks>;

/** The media server gives a notice up after some minutes; what is older cannot come a second time. */
const REMEMBERED_MS = 60 * 60_000;
/** Names of events end up in a metric: what the media server does not send now is counted as one. */
const known = new Set([
  'room_started',
  'room_finished',
  'participant_joined',
  'participant_left',
  'participant_connection_aborted',
  'track_published',
  'track_unpublished',
]);

/**
 * Notices of the media server. They come at least once, late, and in any order, so each is a hint to look, and nothing is
 * lost when one is: the heartbeat tells the same a little later.
 */
export function createWebhooks(deps: WebhookDeps) {
  const receiver = new WebhookReceiver(deps.apiKey, deps.apiSecret);

  /** False: it is not signed by our media server. */
  async function take(body: string, authorization: string | undefined): Promise<boolean> {
    const event = await receiver.receive(body, authorization).catch(() => undefined);
    const name = event && known.has(event.event) ? event.event : 'other';
    if (!event) {
      deps.metrics.webhooks.inc({ event: name, outcome: 'refused' });
      deps.logger.warn({}, 'a notice that our media server did not sign was refused');
      return false;
    }
    const isNew = await recordWebhook(deps.db, event.id, deps.now());
    deps.metrics.webhooks.inc({ event: name, outcome: isNew ? 'taken' : 'repeated' });
    if (!isNew) return true;
    await forgetWebhooks(deps.db, new Date(deps.now().getTime() - REMEMBERED_MS));
    // The answer does not wait: looking may take as long as the media server likes.
    act(event).catch((err: unknown) => deps.logger.warn({ err }, 'a notice could not be followed up'));
    return true;
  }

  async function act({ event, room, participant }: WebhookEvent): Promise<void> {
    const sessionId = room && sessionOfRoom(room.name);
    if (!sessionId) return;
    if (event === 'room_finished') return deps.watchdog.lookAt(sessionId, null);
    const jobId = participant && jobOfAgent(participant.identity);
    if (jobId && (event === 'participant_left' || event === 'participant_connection_aborted'))
      await deps.watchdog.lookAt(sessionId, jobId);
    if (jobId && event === 'participant_joined') await deps.watchdog.keepOut(sessionId, jobId);
  }

  return { take };
}
