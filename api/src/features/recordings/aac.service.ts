import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Db } from '../../database/database.ts';
import type { AacOutcome } from '../../database/schema.ts';
import { lockSession } from '../log/log.repository.ts';
import { type AacEncoder, EncoderMissing } from './aac.gateway.ts';
import { type RecordingFiles, sizeOf } from './recording-files.ts';
import * as repository from './recording.repository.ts';

export type SegmentId = { session_id: string; segment_id: string };
export type AacDeps = {
  db: Db;
  files: RecordingFiles;
  encoder: AacEncoder;
  logger: Logger;
  now: () => Date;
  enqueue: (segment: SegmentId) => Promise<void>;
};

/** An interviewer that died may have left the end of its recording to the next one, which hands it in. */
const LATE_BYTES_MS = 60_000;
/** Long enough for a worker: others follow half a minute later. */
const AT_A_TIME = 20;

/** Sees to it that each recorded segment is there as AAC too, for browsers that play no Ogg. */
export function createAac(deps: AacDeps) {
  const { db, files, encoder, logger } = deps;
  let hasTold = false;

  /** Makes it of the bytes that there are; nothing happens where it is there already. */
  async function make(segment: SegmentId, signal: AbortSignal): Promise<void> {
    const { session_id, segment_id } = segment;
    const found = await repository.findRecording(db, session_id, segment_id);
    if (!found || (found.aac_outcome === 'made' && found.aac_of_bytes === found.stored_bytes)) return;
    const { stored_bytes } = found;
    if ((await sizeOf(files.pathOf(session_id, segment_id))) === 0)
      return settle(segment, 'failed', stored_bytes);
    const part = await files.beginAac(session_id, segment_id);
    try {
      await encoder.encode(files.readFirst(session_id, segment_id, stored_bytes), part, signal);
      await settle(segment, 'made', stored_bytes, part);
    } catch (error) {
      if (!(error instanceof EncoderMissing)) throw error;
      tellOnce();
      await settle(segment, 'no_encoder', stored_bytes);
    } finally {
      await rm(part, { force: true });
    }
  }

  /** Erasing waits for this or has gone before: of an interview that is erased nothing is left behind. */
  async function settle(
    { session_id, segment_id }: SegmentId,
    outcome: AacOutcome,
    ofBytes: number,
    part?: string,
  ): Promise<void> {
    await db.transaction().execute(async (tx) => {
      if (!(await lockSession(tx, session_id))) return;
      if (part !== undefined) await files.keepAac(session_id, segment_id, part);
      await repository.updateRecording(tx, session_id, segment_id, {
        aac_outcome: outcome,
        aac_of_bytes: ofBytes,
      });
    });
  }

  /** Told to whoever opens the report; tried again when more of the recording arrives. */
  async function giveUp(segment: SegmentId): Promise<void> {
    const found = await repository.findRecording(db, segment.session_id, segment.segment_id);
    if (found) await settle(segment, 'failed', found.stored_bytes);
  }

  /** Queues what a crash has left, what was recorded by earlier versions, and what had no encoder once there is one. */
  async function requeue(): Promise<number> {
    const endedBefore = new Date(deps.now().getTime() - LATE_BYTES_MS);
    const due = await repository.listWithoutAac(db, endedBefore, AT_A_TIME);
    const isThere = !due.some(({ aac_outcome }) => aac_outcome === 'no_encoder') || (await encoder.isThere());
    const wanted = due.filter(({ aac_outcome }) => isThere || aac_outcome !== 'no_encoder');
    for (const { session_id, segment_id } of wanted) await deps.enqueue({ session_id, segment_id });
    return wanted.length;
  }

  function tellOnce(): void {
    if (hasTold) return;
    hasTold = true;
    logger.warn(
      'ffmpeg is not installed, so recordings have no sound in Safari before 18.4: install it (apt-get install ffmpeg), and they are made ready by themselves',
    );
  }

  return { make, giveUp, requeue };
}
