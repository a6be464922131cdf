import { constants } from 'node:fs';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type RecordingFiles = ReturnType<typeof createRecordingFiles>;

/** Segments as files, `FOLDER/SESSION/SEGMENT`. Both names are UUIDs, so no path leads out of the folder. */
export function createRecordingFiles(deps: { folder: string }) {
  const folderOf = (sessionId: string): string => join(deps.folder, sessionId);
  const pathOf = (sessionId: string, segmentId: string): string => join(folderOf(sessionId), segmentId);

  /** Writes at a place, over whatever a crash may have left behind it. */
  async function writeAt(
    sessionId: string,
    segmentId: string,
    bytes: Uint8Array,
    offset: number,
  ): Promise<void> {
    await mkdir(folderOf(sessionId), { recursive: true, mode: 0o700 });
    const file = await open(pathOf(sessionId, segmentId), constants.O_RDWR | constants.O_CREAT, 0o600);
    try {
      let written = 0;
      while (written < bytes.length)
        written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten;
      await file.truncate(offset + bytes.length);
      await file.datasync();
    } finally {
      await file.close();
    }
  }

  return {
    writeAt,
    pathOf,
    eraseSession: (sessionId: string): Promise<void> =>
      rm(folderOf(sessionId), { recursive: true, force: true }),
  };
}
