import type { Router } from 'express';
import { routes } from '@caseroom/core/wire/routes';
import { type Adapter, serve } from '../../http/route.ts';
import type { Agreements } from './agreement.service.ts';
import type { CoachScores } from './coach-score.service.ts';
import type { CoachesWords } from './coaches-word.service.ts';

export type CoachScoreRouteDeps = {
  coachScores: CoachScores;
  coachesWords: CoachesWords;
  agreements: Agreements;
};

export function coachScoreRoutes(router: Router, adapter: Adapter, deps: CoachScoreRouteDeps): void {
  const { coachScores } = deps;
  serve(router, adapter, routes.listScorable, async ({ caller }) => ({
    sessions: await coachScores.list(caller),
  }));
  serve(router, adapter, routes.getScoringDesk, ({ caller, params }) =>
    coachScores.getDesk(caller, params.sessionId),
  );
  serve(router, adapter, routes.saveScoreDraft, async ({ caller, params, body }) => ({
    revision: await coachScores.saveDraft(caller, params.sessionId, body),
  }));
  serve(router, adapter, routes.handInScore, async ({ caller, params, body }) => {
    await coachScores.handIn(caller, params.sessionId, body);
    return coachScores.getDesk(caller, params.sessionId);
  });
  serve(router, adapter, routes.getCoachesWord, ({ caller, params, query }) =>
    deps.coachesWords.get(caller, params.sessionId, query.evaluation_id),
  );
  serve(router, adapter, routes.getAgreement, ({ caller }) => deps.agreements.get(caller));
}
