import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { safe, type OutboxName } from '../log/outbox-files.ts';

export type SegmentName = OutboxName & { segmentId: string };

/** `<session>.<epoch>.<job>.<pid>.<segment>.ogg`, beside the job's outbox. */
const NAME = /^([0-9a-f-]{36})\.(\d+)\.([A-Za-z0-9_-]+)\.(\d+)\.([0-9a-f-]{36})\.ogg$/;

export const segmentPath = (folder: string, name: SegmentName): string =>
  join(folder, `${name.sessionId}.${name.epoch}.${safe(name.jobId)}.${name.pid}.${name.segmentId}.ogg`);

/** Recordings that earlier jobs did not see through; all sessions' or one's. */
export function listSegments(folder: string, sessionId?: string): (SegmentName & { file: string })[] {
  return readdirSync(folder).flatMap((entry) => {
    const [, session, epoch, jobId, pid, segmentId] = NAME.exec(entry) ?? [];
    if (!session || !jobId || !segmentId || (sessionId && session !== sessionId)) return [];
    const file = join(folder, entry);
    return [{ sessionId: session, epoch: Number(epoch), jobId, pid: Number(pid), segmentId, file }];
  });
}
