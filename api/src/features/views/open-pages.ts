import { randomUUID } from 'node:crypto';
import type { Db } from '../../database/database.ts';
import type { EventStream } from './event-stream.ts';
import * as repository from './open-page.repository.ts';

export type OpenPagesDeps = { db: Db; now: () => Date };
export type OpenPages = ReturnType<typeof createOpenPages>;
type Attended = {
  sessionId: string;
  stream: Pick<EventStream, 'send'>;
  onError: (error: unknown) => void;
};

/** How often a page is asked whether it is there. */
const ASK_MS = 10_000;
/** Two answers that did not come, and a slow one in between. */
export const PAGE_GONE_MS = 25_000;
const FORGET_MS = 60 * 60_000;

/**
 * Which interviews a page of the candidate's is open for, on whichever api: who cannot enter the room is there all the same,
 * and may write. A page has to answer, as the connection of a laptop that was closed looks open for a quarter of an hour.
 */
export function createOpenPages({ db, now }: OpenPagesDeps) {
  const ago = (ms: number): Date => new Date(now().getTime() - ms);

  /** Counts the page at the other end of a stream until what is returned is called. */
  function attend({ sessionId, stream, onError }: Attended): () => void {
    const streamId = randomUUID();
    const noted = repository.notePage(db, sessionId, streamId, now()).catch(onError);
    repository.forgetPagesBefore(db, ago(FORGET_MS)).catch(onError);
    const timer = setInterval(() => stream.send('still_there', { stream_id: streamId }), ASK_MS);
    return () => {
      clearInterval(timer);
      void noted.then(() => repository.forgetPage(db, sessionId, streamId)).catch(onError);
    };
  }

  return {
    attend,
    answer: (sessionId: string, streamId: string): Promise<void> =>
      repository.notePage(db, sessionId, streamId, now()),
    isOpen: (sessionId: string): Promise<boolean> => repository.hasOpenPage(db, sessionId, ago(PAGE_GONE_MS)),
  };
}
