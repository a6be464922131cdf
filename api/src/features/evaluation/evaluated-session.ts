import type { Recordings } from '../recordings/recording.service.ts';
import type { Sessions } from '../sessions/session.service.ts';
import { AppError } from '../../errors/app-error.ts';
import type { EvaluatedSession } from './evaluate.handler.ts';

export type EvaluatedDeps = {
  sessions: Pick<Sessions, 'get' | 'getPinnedCase' | 'getConsents'>;
  recordings: Pick<Recordings, 'listSegments'>;
};

/** What an evaluation needs of a session; undefined once it has been erased. */
export const createFindEvaluated =
  ({ sessions, recordings }: EvaluatedDeps) =>
  async (sessionId: string): Promise<EvaluatedSession | undefined> => {
    try {
      const [{ door, account_id }, compiled, consents, segments] = await Promise.all([
        sessions.get(sessionId),
        sessions.getPinnedCase(sessionId),
        sessions.getConsents(sessionId),
        recordings.listSegments(sessionId),
      ]);
      return { accountId: account_id, compiled, door, consents, segments };
    } catch (error) {
      if (error instanceof AppError && error.code === 'not_found') return undefined;
      throw error;
    }
  };
