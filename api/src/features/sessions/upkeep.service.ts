import type { Db } from '../../database/database.ts';
import { listForsaken } from './forsaken.repository.ts';
import type { Interviews } from './interview.service.ts';

/** An interview that nobody has touched, neither interviewer nor candidate, for this long has been left. */
export const FORSAKEN_MS = 15 * 60_000;
/** One that was paused waits a day for its candidate. */
export const FORSAKEN_WHEN_PAUSED_MS = 24 * 60 * 60_000;

/** Ends every session that both sides have left, so that each comes to an end and to its evaluation. */
export function createUpkeep(deps: { db: Db; interviews: Pick<Interviews, 'end'>; now: () => Date }) {
  const ago = (ms: number): Date => new Date(deps.now().getTime() - ms);
  return {
    endForsaken: async (): Promise<number> => {
      const live = await listForsaken(deps.db, 'live', ago(FORSAKEN_MS));
      const paused = await listForsaken(deps.db, 'paused', ago(FORSAKEN_WHEN_PAUSED_MS));
      for (const sessionId of [...live, ...paused]) await deps.interviews.end(sessionId, 'abandoned');
      return live.length + paused.length;
    },
  };
}
