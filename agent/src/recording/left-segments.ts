import { statSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { audienceOf, currentSchemaVersion, type EventDraft } from '@caseroom/core/log/event';
import type { LeftoverDeps } from '../log/leftovers.ts';
import { isAlive } from '../life/process-alive.ts';
import { uuidV7 } from '../life/uuid-v7.ts';
import { listSegments, type SegmentName } from './files.ts';
import { oggDurationMs } from '@caseroom/core/recording/ogg';
import { startUpload } from './upload.ts';

/** The encoder of a job that was killed is done with its file within this. */
const FINISHED_MS = 2_000;

/**
 * Stores the ends of recordings whose jobs were killed: their encoders finished the files by themselves. Bytes that
 * the api holds already are not written again.
 */
export async function storeLeftSegments(deps: LeftoverDeps, sessionId?: string): Promise<void> {
  const deadline = Date.now() + deps.withinMs;
  for (const left of listSegments(deps.folder, sessionId)) {
    if (isAlive(left) || isGrowing(left.file)) continue;
    const store = (offset: number, bytes: Uint8Array) =>
      deps.api.storeRecording(left.sessionId, left.segmentId, offset, bytes);
    const end = await startUpload({ file: left.file, offset: 0, store }).finish(deadline - Date.now());
    if (end === 'late') continue;
    if (end === 'stored') {
      const sound = await readFile(left.file);
      await deps.api.append(left.sessionId, left.epoch, [storedEvent(left, sound)]);
    }
    await rm(left.file, { force: true });
    deps.logger.info({ session_id: left.sessionId, end }, 'dealt with a recording that an earlier job left');
  }
}

/** Whoever looks again finds it finished; one that is gone has been stored by somebody else meanwhile. */
function isGrowing(file: string): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined || Date.now() - stats.mtimeMs < FINISHED_MS;
}

/** Its own producer: how far the job that died had counted is known to nobody any more. */
function storedEvent(left: SegmentName, sound: Buffer): EventDraft {
  return {
    kind: 'recording_segment_stored',
    data: {
      segment_id: left.segmentId,
      duration_ms: oggDurationMs(sound),
      bytes: sound.length,
      complete: false,
    },
    event_id: uuidV7(),
    session_id: left.sessionId,
    producer: `${left.jobId}-left`.slice(0, 80),
    producer_kind: 'interviewer',
    epoch: left.epoch,
    producer_seq: 1,
    schema_version: currentSchemaVersion,
    occurred_ms: 0,
    audience: audienceOf('recording_segment_stored'),
    causation_id: null,
    turn_id: null,
  };
}
