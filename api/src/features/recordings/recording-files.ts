import { randomUUID } from 'node:crypto';
import { constants, createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { oggPageBytes } from '@caseroom/core/recording/ogg';

export type RecordingFiles = ReturnType<typeof createRecordingFiles>;

/** A session's folder may get a file while it is erased: then it is emptied again. */
const ERASE_TRIES = 3;

/**
 * Segments as files, `FOLDER/SESSION/SEGMENT`, and `SEGMENT.m4a` beside it. Both names are UUIDs, so no path leads out of
 * the folder.
 */
export function createRecordingFiles(deps: { folder: string }) {
  const folderOf = (sessionId: string): string => join(deps.folder, sessionId);
  const pathOf = (sessionId: string, segmentId: string): string => join(folderOf(sessionId), segmentId);
  const aacPathOf = (sessionId: string, segmentId: string): string => `${pathOf(sessionId, segmentId)}.m4a`;

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

  /** A name for the second form while it is made; what a worker that was killed had begun is removed. */
  async function beginAac(sessionId: string, segmentId: string): Promise<string> {
    const begun = `${segmentId}.part-`;
    for (const name of await readdir(folderOf(sessionId)))
      if (name.startsWith(begun)) await rm(join(folderOf(sessionId), name), { force: true });
    return join(folderOf(sessionId), `${begun}${randomUUID()}`);
  }

  /** What is whole takes its place, all of it on the disk before. */
  async function keepAac(sessionId: string, segmentId: string, part: string): Promise<void> {
    const file = await open(part, 'r+');
    try {
      await file.datasync();
    } finally {
      await file.close();
    }
    await rename(part, aacPathOf(sessionId, segmentId));
  }

  return {
    ...{ writeAt, pathOf, aacPathOf, beginAac, keepAac },
    readFirst: (sessionId: string, segmentId: string, bytes: number): ReadStream =>
      createReadStream(pathOf(sessionId, segmentId), { end: bytes - 1 }),
    eraseSession: (sessionId: string): Promise<void> =>
      rm(folderOf(sessionId), { recursive: true, force: true, maxRetries: ERASE_TRIES }),
  };
}

/** 0: there is no such file. */
export async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return found?.size ?? 0;
}

/** The first page of an Ogg file and the last ones, of a file that there is. */
export async function readEnds(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, 2 * oggPageBytes);
    const [first, last] = [Buffer.alloc(Math.floor(length / 2)), Buffer.alloc(Math.ceil(length / 2))];
    await file.read(first, 0, first.length, 0);
    await file.read(last, 0, last.length, size - last.length);
    return Buffer.concat([first, last]);
  } finally {
    await file.close();
  }
}
