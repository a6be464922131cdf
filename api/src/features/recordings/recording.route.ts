import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { raw, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { aacPath, recordingPath, routes } from '@caseroom/core/wire/routes';
import { AppError } from '../../errors/app-error.ts';
import { type Adapter, serve } from '../../http/route.ts';
import { readByteRange } from './byte-range.ts';
import type { RecordedFile, Recordings, SoundForm } from './recording.service.ts';

/** The interviewer sends a few seconds of compressed audio at a time; after a long outage some minutes. */
const CHUNK_LIMIT = '8mb';
const ids = z.object({ sessionId: z.uuid(), segmentId: z.uuid() });

export function recordingRoutes(router: Router, adapter: Adapter, deps: { recordings: Recordings }): void {
  serve(
    router,
    adapter,
    routes.storeRecording,
    async ({ params, query, request }) => {
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const { offset } = query;
      return {
        stored_bytes: await deps.recordings.store({
          ...params,
          offset,
          bytes,
          contentType: contentTypeOf(request),
        }),
      };
    },
    raw({ type: () => true, limit: CHUNK_LIMIT }),
  );

  serve(router, adapter, routes.listRecordings, async ({ caller, params: { sessionId } }) => ({
    segments: await deps.recordings.listHeard(caller, sessionId),
  }));

  const sound = (path: string, form: SoundForm): void => {
    router.get(path, adapter.guards.account, async (request, response) => {
      const params = ids.safeParse(request.params);
      if (!params.success) throw new AppError('not_found', 'There is nothing at this address.');
      const { sessionId, segmentId } = params.data;
      const { caller } = response.locals;
      await sendFile(request, response, await deps.recordings.getHeard(caller, sessionId, segmentId, form));
    });
  };
  sound(recordingPath(':sessionId', ':segmentId'), 'original');
  sound(aacPath(':sessionId', ':segmentId'), 'aac');
}

/** Bytes may come before the event that says what they are: then they are what interviewers record. */
function contentTypeOf(request: Request): string {
  const sent = request.headers['content-type'];
  return sent?.startsWith('audio/') ? sent : 'audio/ogg';
}

/** Whole or by range, so that a player can jump to the second that a quote begins. */
async function sendFile(request: Request, response: Response, file: RecordedFile): Promise<void> {
  const size = file.bytes;
  const range = readByteRange(request.headers.range, size);
  response.set({
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'private, no-cache',
    'Content-Type': file.content_type,
  });
  if (range === null) {
    response.set('Content-Range', `bytes */${size}`);
    throw new AppError('range_not_satisfiable', 'The recording is shorter than that.');
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  response.status(range ? 206 : 200).set('Content-Length', String(end - start + 1));
  if (range) response.set('Content-Range', `bytes ${start}-${end}/${size}`);
  // A player that seeks hangs up in the middle; that is no fault.
  await pipeline(createReadStream(file.path, { start, end }), response).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
    },
  );
}
