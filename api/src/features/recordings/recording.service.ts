import type { Db } from '../../database/database.ts';
import { AppError, notFound } from '../../errors/app-error.ts';
import type { Caller } from '../../http/route.ts';
import { lockSession } from '../log/log.repository.ts';
import type { Session } from '../sessions/session.repository.ts';
import type { Sessions } from '../sessions/session.service.ts';
import type { RecordingFiles } from './recording-files.ts';
import * as repository from './recording.repository.ts';
import type { Recording } from './recording.repository.ts';
import { type Segment, toSegments } from './segments.ts';

export type RecordingDeps = {
  db: Db;
  files: RecordingFiles;
  sessions: Pick<Sessions, 'get' | 'getConsents'>;
  /** Whether a coach may hear it who scores the interview. */
  mayScore: (caller: Caller, session: Session) => Promise<boolean>;
};
export type Recordings = ReturnType<typeof createRecordings>;
export type RecordedFile = Recording & { path: string };
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

  /** For the candidate, and for coaches who score. */
  async function getHeard(caller: Caller, sessionId: string, segmentId: string): Promise<RecordedFile> {
    const session = await sessions.get(sessionId);
    const mayHear = session.account_id === caller.accountId || (await deps.mayScore(caller, session));
    if (!mayHear) throw notFound('interview');
    const found = await repository.findRecording(db, sessionId, segmentId);
    if (!found || found.stored_bytes === 0) throw notFound('recording');
    return { ...found, path: files.pathOf(sessionId, segmentId) };
  }

  async function listSegments(sessionId: string): Promise<Segment[]> {
    const { started_at, ended_at } = await sessions.get(sessionId);
    const endMs = started_at && ended_at ? ended_at.getTime() - started_at.getTime() : 0;
    return toSegments(await repository.listRecordings(db, sessionId), endMs);
  }

  return { store, getHeard, listSegments };
}
