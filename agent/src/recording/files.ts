import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lifeOfName, nameOfLife } from '../life/process-alive.ts';
import { safe, type OutboxName } from '../log/outbox-files.ts';

export type SegmentName = OutboxName & { segmentId: string };

/** `<session>.<epoch>.<job>.<process>.<segment>.ogg`, beside the job's outbox. */
const NAME = /^([0-9a-f-]{36})\.(\d+)\.([A-Za-z0-9_-]+)\.(\d+[0-9a-f-]*)\.([0-9a-f-]{36})\.ogg$/;

export const segmentPath = (folder: string, name: SegmentName): string =>
  join(
    folder,
    `${name.sessionId}.${name.epoch}.${safe(name.jobId)}.${nameOfLife(name)}.${name.segmentId}.ogg`,
  );

/** Recordings that earlier jobs did not see through; all sessions' or one's. */
export function listSegments(folder: string, sessionId?: string): (SegmentName & { file: string })[] {
  return readdirSync(folder).flatMap((entry) => {
    const [, session, epoch, jobId, life, segmentId] = NAME.exec(entry) ?? [];
    if (!session || !jobId || !life || !segmentId || (sessionId && session !== sessionId)) return [];
    const file = join(folder, entry);
    return [{ sessionId: session, epoch: Number(epoch), jobId, ...lifeOfName(life), segmentId, file }];
  });
}
