import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { lockSession } from '../log/log.repository.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { oggDurationMs } from '@caseroom/core/recording/ogg';
import { readEnds, type RecordingFiles, sizeOf } from './recording-files.ts';
import * as repository from './recording.repository.ts';
import type { Recording } from './recording.repository.ts';
import { type KeptRecording, type Segment, toSegments } from './segments.ts';

export type RecordingDeps = {
  db: Db;
  files: RecordingFiles;
  sessions: Pick<Sessions, 'get' | 'getConsents'>;
  /** Whether a coach may hear it who scores the interview. */
  mayScore: (caller: Caller, session: Session) => Promise<boolean>;
};
export type Recordings = ReturnType<typeof createRecordings>;
export type RecordedFile = { path: string; content_type: string; bytes: number };
/** As it was recorded, or as it was made for browsers that do not play that. */
export type SoundForm = 'original' | 'aac';
type Chunk = { sessionId: string; segmentId: string; offset: number; bytes: Uint8Array; contentType: string };

export function createRecordings(deps: RecordingDeps) {
  const { db, files, sessions } = deps;

  /**
   * Appends bytes at an offset and answers how many are stored. Bytes that are there already are not written again;
   * after a gap nothing is written, and the sender goes on from the answer.
   */
  async function store(chunk: Chunk): Promise<number> {
    await sessions.get(chunk.sessionId);
    const { recording } = await sessions.getConsents(chunk.sessionId);
    if (!recording)
      throw new AppError('no_recording_consent', 'The candidate has not agreed to be recorded.');
    return db.transaction().execute(async (tx) => {
      // Erasing waits for this lock or has gone before: bytes that were on their way leave no file behind.
      if (!(await lockSession(tx, chunk.sessionId))) throw notFound('interview');
      const key = {
        session_id: chunk.sessionId,
        segment_id: chunk.segmentId,
        content_type: chunk.contentType,
      };
      const { stored_bytes: stored } = await repository.lockRecording(tx, key);
      const fresh = chunk.bytes.subarray(Math.max(0, stored - chunk.offset));
      if (chunk.offset > stored || fresh.length === 0) return stored;
      await files.writeAt(chunk.sessionId, chunk.segmentId, fresh, stored);
      const total = stored + fresh.length;
      await repository.updateRecording(tx, chunk.sessionId, chunk.segmentId, { stored_bytes: total });
      return total;
    });
  }

  async function requireListener(caller: Caller, sessionId: string): Promise<void> {
    const session = await sessions.get(sessionId);
    const mayHear = session.account_id === caller.accountId || (await deps.mayScore(caller, session));
    if (!mayHear) throw notFound('interview');
  }

  /** For the candidate, and for coaches who score. As much as there is: the disk may have lost what the row tells of. */
  async function getHeard(
    caller: Caller,
    sessionId: string,
    segmentId: string,
    form: SoundForm,
  ): Promise<RecordedFile> {
    await requireListener(caller, sessionId);
    const found = await repository.findRecording(db, sessionId, segmentId);
    if (!found) throw notFound('recording');
    const isAac = form === 'aac';
    const path = isAac ? files.aacPathOf(sessionId, segmentId) : files.pathOf(sessionId, segmentId);
    const size = await sizeOf(path);
    // What is past the row is being written.
    const bytes = isAac ? size : Math.min(size, found.stored_bytes);
    if (bytes === 0) throw notFound('recording');
    return { path, bytes, content_type: isAac ? 'audio/mp4' : found.content_type };
  }

  async function listSegments(sessionId: string): Promise<Segment[]> {
    const { started_at, ended_at } = await sessions.get(sessionId);
    const endMs = started_at && ended_at ? ended_at.getTime() - started_at.getTime() : 0;
    const recordings = await repository.listRecordings(db, sessionId);
    return toSegments(await Promise.all(recordings.map(lookAt)), endMs);
  }

  async function listHeard(caller: Caller, sessionId: string): Promise<Segment[]> {
    await requireListener(caller, sessionId);
    return listSegments(sessionId);
  }

  /** Beside the row, what the disk has of it. */
  async function lookAt(recording: Recording): Promise<KeptRecording> {
    const path = files.pathOf(recording.session_id, recording.segment_id);
    const kept_bytes = Math.min(await sizeOf(path), recording.stored_bytes);
    const isWhole = kept_bytes === recording.stored_bytes;
    if (kept_bytes === 0 || (isWhole && recording.duration_ms !== null))
      return { ...recording, kept_bytes, kept_ms: null };
    return { ...recording, kept_bytes, kept_ms: oggDurationMs(await readEnds(path)) || null };
  }

  return { store, getHeard, listHeard, listSegments };
}
