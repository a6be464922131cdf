import express, { type Express } from 'express';
import type { Webhooks } from './webhook.service.ts';

/** Where the media server posts what happens in its rooms. */
export const webhookPath = '/webhooks/livekit';
/** A notice about a room is a few hundred bytes. */
const BODY_LIMIT = '64kb';

/** The body is signed as it was sent, so it is taken raw. Anything but 2xx makes the media server send it again. */
export function webhookRoutes(app: Express, { webhooks }: { webhooks: Webhooks }): void {
  const raw = express.text({ type: () => true, limit: BODY_LIMIT });
  app.post(webhookPath, raw, async (request, response, next) => {
    try {
      const body: unknown = request.body;
      const taken = await webhooks.take(typeof body === 'string' ? body : '', request.get('authorization'));
      response.status(taken ? 200 : 401).json({ ok: taken });
    } catch (error) {
      next(error);
    }
  });
}
