import type { Services } from '../compose.ts';
import { createEvaluateHandler } from '../features/evaluation/evaluate.handler.ts';
import { judgeFrom } from '../features/evaluation/judge.ts';
import type { JobHandlers } from './registry.ts';

/** The handler of each job. */
export function createHandlers(services: Services): JobHandlers {
  const { evaluations, budget, rooms, upkeep, logger, now } = services;
  return {
    evaluateSession: createEvaluateHandler({
      evaluations,
      now,
      budget,
      judge: judgeFrom(services.config),
      findSession: services.findEvaluated,
      listEvents: (sessionId) => services.log.listAfter(sessionId, 0),
    }),
    closeRoom: { run: ({ session_id }) => rooms.closeInterview(session_id) },
    endForsaken: {
      run: async () => {
        const count = await upkeep.endForsaken();
        if (count > 0) logger.info({ count }, 'ended sessions that both sides had left');
      },
    },
    requeueEvaluations: {
      run: async () => {
        const count = await evaluations.requeueStranded();
        if (count > 0) logger.info({ count }, 'queued evaluations again');
      },
    },
  };
}
