import { randomUUID } from 'node:crypto';
import type { Services } from '../compose.ts';

/** Begins an interview in the log alone, as the api does once the media server has its room. */
export async function beginInDatabase({ log, sessions }: Services, sessionId: string): Promise<void> {
  const session = await sessions.get(sessionId);
  const { case_id, case_hash, seed, mode, setting, door, versions } = session;
  const data = { case_id, case_hash, seed, mode, setting, door, versions };
  await log.record(sessionId, null, async (_session, tx) => {
    await tx
      .updateTable('sessions')
      .set({ status: 'live', started_at: new Date() })
      .where('id', '=', sessionId)
      .execute();
    return {
      body: { kind: 'session_started', data },
      producer: 'api',
      producerKind: 'api',
      eventId: randomUUID(),
      occurredMs: 0,
    };
  });
}
