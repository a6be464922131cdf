import type { Router } from 'express';
import { replayOf } from '@caseroom/core/scoring/replay';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Readers } from '../coach-scores/reader.service.ts';
import type { Log } from '../log/log.service.ts';
import type { Sessions } from '../sessions/session.service.ts';

export type ReplayDeps = {
  readers: Pick<Readers, 'requireViewer'>;
  sessions: Pick<Sessions, 'getPinnedCase'>;
  log: Pick<Log, 'listAfter'>;
};

/** For the candidate, and for coaches who may score: nothing of it was found by anybody, so it is no score either. */
export function replayRoutes(router: Router, adapter: Adapter, deps: ReplayDeps): void {
  serve(router, adapter, routes.getReplay, async ({ caller, params: { sessionId } }) => {
    await deps.readers.requireViewer(caller, sessionId);
    const [compiled, events] = await Promise.all([
      deps.sessions.getPinnedCase(sessionId),
      deps.log.listAfter(sessionId, 0),
    ]);
    return replayOf(compiled, events);
  });
}
